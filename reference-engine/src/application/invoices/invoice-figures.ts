import { amountDue } from '../../domain/invoicing/amount-due.ts'
import { calculationDigest } from '../../domain/invoicing/calculation.ts'
import type { CreditApplication } from '../../domain/credits/burn-order.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Calculated } from './calculate-invoices.ts'
import type { StoredInvoice, StoredInvoiceDiscount, StoredInvoiceTax } from './stored-invoice.ts'

/** What a calculation says of an invoice, in its stored form. */
export type InvoiceFigures = Pick<StoredInvoice, 'subtotal' | 'discountTotal' | 'taxTotal'
  | 'total' | 'creditsApplied' | 'amountDue' | 'amountRemaining' | 'discounts' | 'taxes'
  | 'credits' | 'calculationDigest'>

type Terms = {
  readonly calculated: Calculated
  /** The derivation of each line. */
  readonly lineTexts: readonly string[]
  /** What credits pay; on a draft nothing yet. */
  readonly credits: readonly CreditApplication[]
}

/** The totals of an invoice, each applied step (INV 5.1), and the digest over all of it. */
export const invoiceFigures = (
  { calculated, lineTexts, credits: applied }: Terms,
  { sha256 }: Pick<BillingDependencies, 'sha256'>,
): InvoiceFigures => {
  const { currency, subtotal, discountTotal, taxTotal, total } = calculated
  const due = amountDue(total, applied)
  const figures = {
    subtotal: subtotal.toString(),
    discountTotal: discountTotal.toString(),
    taxTotal: taxTotal.toString(),
    total: total.toString(),
    creditsApplied: due.creditsApplied.toString(),
    amountDue: due.amountDue.toString(),
    amountRemaining: due.amountDue.toString(),
    discounts: calculated.discounts.map(storedDiscount),
    taxes: calculated.taxes.map(storedTax),
    credits: applied.map(({ grantId, origin, amount }) =>
      ({ credit_grant_id: grantId, origin, amount: amount.toString() })),
  }
  const digest = calculationDigest(
    { ...figures, currency: currency.code, lines: lineTexts }, sha256)
  return { ...figures, calculationDigest: digest }
}

const storedDiscount = (
  { discount, amount }: Calculated['discounts'][number],
): StoredInvoiceDiscount => ({
  discount_id: discount.id,
  coupon_id: discount.couponId,
  name: discount.name,
  percentage: discount.percentage?.toString() ?? null,
  amount_off: discount.amountOff?.toString() ?? null,
  amount: amount.toString(),
})

const storedTax = (
  { rate, taxableAmount, amount }: Calculated['taxes'][number],
): StoredInvoiceTax => ({
  tax_rate_id: rate.id,
  name: rate.name,
  percentage: rate.percentage.toString(),
  inclusive: rate.inclusive,
  taxable_amount: taxableAmount.toString(),
  amount: amount.toString(),
})
