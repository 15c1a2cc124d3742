import type { CreditEntryType } from '../src/domain/credits/credit-entry-type.ts'
import { Decimal } from '../src/domain/money/decimal.ts'
import type { CouponRecord } from '../src/persistence/coupons/mapping.ts'
import type { CreditNoteRecord } from '../src/persistence/credit-notes/mapping.ts'
import type { CreditEntryRecord, CreditGrantRecord } from '../src/persistence/credits/mapping.ts'
import type { DiscountRecord } from '../src/persistence/discounts/mapping.ts'
import type { Store } from '../src/persistence/store.ts'
import type { TaxRateRecord } from '../src/persistence/tax-rates/mapping.ts'
import { created, newId } from './record-basics.ts'

type OfCustomer = { readonly organizationId: string; readonly id: string }

/** A grant of 10.00 that holds what was granted, once its entry is posted. */
export const newGrant = (
  { organizationId, id: customerId }: OfCustomer,
  parts: Partial<CreditGrantRecord> = {}
): CreditGrantRecord => {
  const { amount = '10.00' } = parts
  return {
    organizationId, customerId, id: newId('cgr'), name: null, origin: 'manual', invoiceId: null,
    creditNoteId: null, currency: 'USD', amount, remaining: amount, priority: 50,
    costBasis: Decimal.zero, effectiveAt: created, expiresAt: null, expiredAt: null,
    voidedAt: null, metadata: {}, createdAt: created, ...parts
  }
}

export const newEntry = (
  { organizationId, customerId, id: creditGrantId, currency }: CreditGrantRecord,
  type: CreditEntryType,
  amount: string
): CreditEntryRecord => ({
  organizationId, customerId, id: newId('cre'), creditGrantId, type, currency, amount,
  invoiceId: null, at: created, createdAt: created
})

export const storeGrant = async (
  { creditGrants }: Pick<Store, 'creditGrants'>,
  customer: OfCustomer,
  parts: Partial<CreditGrantRecord> = {}
): Promise<CreditGrantRecord> => {
  const grant = newGrant(customer, parts)
  const remaining = Decimal.zero.format(grant.amount.split('.')[1]?.length ?? 0)
  await creditGrants.insert([{ ...grant, remaining }])
  await creditGrants.post([newEntry(grant, 'granted', grant.amount)])
  return grant
}

export const newTaxRate = (organizationId: string): TaxRateRecord => ({
  organizationId, id: newId('txr'), name: 'Sales tax', percentage: Decimal.parse('8.875'),
  inclusive: false, country: 'US', metadata: {}, archivedAt: null, createdAt: created
})

export const newCoupon = (
  organizationId: string,
  parts: Partial<CouponRecord> = {}
): CouponRecord => ({
  organizationId, id: newId('cpn'), name: 'Launch offer', percentage: Decimal.integer(10),
  amount: null, currency: null, duration: 'once', durationInvoices: null, maxRedemptions: null,
  redemptions: 0, redeemBy: null, metadata: {}, archivedAt: null, createdAt: created, ...parts
})

export const newDiscount = (
  { organizationId, id: customerId }: OfCustomer,
  coupon: CouponRecord
): DiscountRecord => ({
  organizationId, customerId, id: newId('dsc'), couponId: coupon.id, subscriptionId: null,
  status: 'active', remainingInvoices: coupon.duration === 'forever' ? null : 1,
  createdAt: created, removedAt: null
})

export const newCreditNote = (
  { organizationId, customerId, id: invoiceId }: OfCustomer & { readonly customerId: string },
  parts: Partial<CreditNoteRecord> = {}
): CreditNoteRecord => ({
  organizationId, customerId, invoiceId, id: newId('cn'), number: 'CN-000001', status: 'issued',
  currency: 'USD', reason: 'billing_error', memo: null, settlement: 'balance',
  lines: [{
    line_id: 'line_1', amount: '8.00', tax_amount: '0.70',
    taxes: [{ tax_rate_id: 'txr_1', amount: '0.70' }]
  }],
  subtotal: '8.00', taxTotal: '0.70', total: '8.70', amountReduced: '8.00',
  amountToBalance: '0.70', amountRefunded: '0.00', creditGrantId: null,
  createdAt: created, voidedAt: null, ...parts
})
