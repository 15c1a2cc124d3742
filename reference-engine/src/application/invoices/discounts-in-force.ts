import type { InvoiceDiscount } from '../../domain/invoicing/discounts.ts'
import { couponOf } from '../coupons/coupon-of.ts'
import type { DiscountInForce } from '../discounts/discount-ports.ts'
import { customerKey, groupsBy } from './by-key.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'

/** A discount as it reduces an invoice, and what the invoice says of it. */
export type GivenDiscount =
  InvoiceDiscount & { readonly couponId: string; readonly name: string }

/** The invoices that are to be reduced. */
export type DiscountsWanted = {
  readonly subjects: readonly InvoiceSubject[]
  /**
   * Whether the discounts are held until the transaction ends: where their use will be counted, so
   * that two invoices cannot both take the last one.
   */
  readonly holding: boolean
}

/** The discounts of each invoice, in the order in which they were given (DSC 2.5). */
export const discountsInForce = async (
  { store: { discounts }, dependencies: { currencies } }: InvoicingWork,
  { subjects, holding }: DiscountsWanted,
): Promise<readonly (readonly GivenDiscount[])[]> => {
  const customers = [...groupsBy(subjects, customerKey).values()].flatMap(([one]) => one ?? [])
  const found = holding
    ? await discounts.inForceForUpdate(customers) : await discounts.inForce(customers)
  if (found.length === 0) return subjects.map(() => [])
  const given = groupsBy(found, ({ discount }) => customerKey(discount))
  return subjects.map((subject) => (given.get(customerKey(subject)) ?? [])
    .filter((each) => reduces(each, subject))
    .map(({ discount: { id, couponId }, coupon }) => {
      const { percentage, amount: amountOff } = couponOf(coupon, currencies)
      return { id, couponId, name: coupon.name, percentage, amountOff }
    }))
}

const reduces = (
  { discount, coupon }: DiscountInForce,
  { subscriptionId, currency, foreseen }: InvoiceSubject,
): boolean =>
  (discount.remainingInvoices ?? Infinity) > (foreseen?.invoiceCount ?? 0)
  && (discount.subscriptionId === null || discount.subscriptionId === subscriptionId)
  && (coupon.currency === null || coupon.currency === currency)
