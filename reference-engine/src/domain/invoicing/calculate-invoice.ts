import { assert } from '../assert.ts'
import type { Currency } from '../money/currency.ts'
import { Money } from '../money/money.ts'
import { applyDiscounts } from './discounts.ts'
import type { AppliedDiscount, InvoiceDiscount } from './discounts.ts'
import type { BilledLine, InvoiceLine } from './invoice-line.ts'
import { applyTaxes } from './taxes.ts'
import type { AppliedTax, InvoiceTaxRate } from './taxes.ts'

/** What an invoice is calculated from, once its lines are known. */
export type CalculationTerms<D extends InvoiceDiscount, R extends InvoiceTaxRate> = {
  readonly currency: Currency
  readonly lines: readonly InvoiceLine[]
  /** In the order in which they apply. */
  readonly discounts: readonly D[]
  /** The rates of a line (TAX 1.4). */
  readonly ratesOf: (line: InvoiceLine) => readonly R[]
}

/** An invoice before credits: lines, coupons, taxes and totals (INV 5.1). */
export type CalculatedInvoice<
  D extends InvoiceDiscount = InvoiceDiscount,
  R extends InvoiceTaxRate = InvoiceTaxRate,
> = {
  readonly currency: Currency
  readonly lines: readonly BilledLine[]
  /** The sum of the rounded lines (MON 5). */
  readonly subtotal: Money
  readonly discounts: readonly AppliedDiscount<D>[]
  readonly discountTotal: Money
  readonly taxes: readonly AppliedTax<R>[]
  /** All taxes, those inside of the amounts too. */
  readonly taxTotal: Money
  readonly total: Money
}

/** Lines, then coupons, then taxes: each step on what the one before left (INV 5.1). */
export const calculateInvoice = <D extends InvoiceDiscount, R extends InvoiceTaxRate>(
  terms: CalculationTerms<D, R>,
): CalculatedInvoice<D, R> => {
  const { currency, lines, ratesOf } = terms
  const zero = Money.zero(currency)
  const discounted = applyDiscounts(lines, terms)
  const nets = lines.map((line, index) => line.trial ? zero
    : line.amount.minus(discounted.amounts[index] ?? zero))
  const taxed = applyTaxes(lines.map((line, index) =>
    ({ netAmount: nets[index] ?? zero, rates: ratesOf(line) })), currency)
  const subtotal = Money.sum(lines.map(({ amount }) => amount), currency)
  const discountTotal = Money.sum(discounted.applied.map(({ amount }) => amount), currency)
  const added = taxed.applied.filter(({ rate }) => !rate.inclusive)
  const total = Money.sum([subtotal.minus(discountTotal), ...added.map(({ amount }) => amount)],
    currency)
  assert(Money.sum(nets, currency).equals(subtotal.minus(discountTotal)),
    'the net amounts of the lines add up')
  return {
    currency,
    lines: lines.map((line, index) => ({
      ...line, discountAmount: discounted.amounts[index] ?? zero,
      netAmount: nets[index] ?? zero, taxes: taxed.lineTaxes[index] ?? [],
    })),
    subtotal,
    discounts: discounted.applied,
    discountTotal,
    taxes: taxed.applied,
    taxTotal: Money.sum(taxed.applied.map(({ amount }) => amount), currency),
    total,
  }
}
