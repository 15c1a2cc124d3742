import type { BillingDependencies } from './billing/billing-work.ts'
import { archiveCoupon } from './coupons/archive-coupon.ts'
import { createCoupon } from './coupons/create-coupon.ts'
import { getCoupon } from './coupons/get-coupon.ts'
import { listCoupons } from './coupons/list-coupons.ts'
import { createCreditGrant } from './credit-grants/create-credit-grant.ts'
import { getCreditBalance } from './credit-grants/get-credit-balance.ts'
import { getCreditGrant } from './credit-grants/get-credit-grant.ts'
import { listCreditEntries } from './credit-grants/list-credit-entries.ts'
import { listCreditGrants } from './credit-grants/list-credit-grants.ts'
import { voidCreditGrant } from './credit-grants/void-credit-grant.ts'
import { createCreditNote } from './credit-notes/create-credit-note.ts'
import { getCreditNote } from './credit-notes/get-credit-note.ts'
import { listCreditNotes } from './credit-notes/list-credit-notes.ts'
import { previewCreditNote } from './credit-notes/preview-credit-note.ts'
import { voidCreditNote } from './credit-notes/void-credit-note.ts'
import { applyCoupon } from './discounts/apply-coupon.ts'
import { listDiscounts } from './discounts/list-discounts.ts'
import { removeDiscount } from './discounts/remove-discount.ts'
import { archiveTaxRate } from './tax-rates/archive-tax-rate.ts'
import { createTaxRate } from './tax-rates/create-tax-rate.ts'
import { getTaxRate } from './tax-rates/get-tax-rate.ts'
import { listTaxRates } from './tax-rates/list-tax-rates.ts'

/** Every use case of taxes, coupons, credits and credit notes, given what it may touch. */
export const createCreditsApplication = (
  dependencies: BillingDependencies,
) => ({
  createTaxRate: createTaxRate(dependencies),
  listTaxRates: listTaxRates(dependencies),
  getTaxRate: getTaxRate(dependencies),
  archiveTaxRate: archiveTaxRate(dependencies),
  createCoupon: createCoupon(dependencies),
  listCoupons: listCoupons(dependencies),
  getCoupon: getCoupon(dependencies),
  archiveCoupon: archiveCoupon(dependencies),
  applyCoupon: applyCoupon(dependencies),
  listDiscounts: listDiscounts(dependencies),
  removeDiscount: removeDiscount(dependencies),
  createCreditGrant: createCreditGrant(dependencies),
  listCreditGrants: listCreditGrants(dependencies),
  getCreditGrant: getCreditGrant(dependencies),
  voidCreditGrant: voidCreditGrant(dependencies),
  getCreditBalance: getCreditBalance(dependencies),
  listCreditEntries: listCreditEntries(dependencies),
  createCreditNote: createCreditNote(dependencies),
  previewCreditNote: previewCreditNote(dependencies),
  listCreditNotes: listCreditNotes(dependencies),
  getCreditNote: getCreditNote(dependencies),
  voidCreditNote: voidCreditNote(dependencies),
})

export type CreditsApplication = ReturnType<typeof createCreditsApplication>
