import { Money } from '../money/money.ts'
import { proportionally } from '../money/proportionally.ts'
import type { Currency } from '../money/currency.ts'
import { hundredths } from '../money/hundredths.ts'
import type { Decimal } from '../money/decimal.ts'
import type { InvoiceLine } from './invoice-line.ts'

/** A coupon as it reduces an invoice: by a percentage, else by an amount (DSC 2). */
export type InvoiceDiscount = {
  readonly id: string
  readonly percentage?: Decimal | undefined
  readonly amountOff?: Money | undefined
}

/** What a discount really took off; always above 0. */
export type AppliedDiscount<D extends InvoiceDiscount = InvoiceDiscount> =
  { readonly discount: D; readonly amount: Money }

export type Discounted<D extends InvoiceDiscount> = {
  readonly applied: readonly AppliedDiscount<D>[]
  /** What all of them took off each line, in line order. */
  readonly amounts: readonly Money[]
}

type Terms<D> = { readonly discounts: readonly D[]; readonly currency: Currency }

/**
 * Applies discounts in the order given, each to what the one before left of the lines that can be
 * discounted (DSC 2.5); where nothing is left it takes nothing, and is not used (DSC 2.2).
 */
export const applyDiscounts = <D extends InvoiceDiscount>(
  lines: readonly InvoiceLine[],
  { discounts, currency }: Terms<D>,
): Discounted<D> => {
  const zero = Money.zero(currency)
  if (discounts.length === 0) return { applied: [], amounts: lines.map(() => zero) }
  const weights = lines.map((line) => isDiscountable(line) ? line.amount : zero)
  const applied: AppliedDiscount<D>[] = []
  let left = weights
  for (const discount of discounts) {
    const amount = amountOf(discount, Money.sum(left, currency))
    if (!amount.isPositive()) continue
    const shares = proportionally(amount, left)
    left = left.map((weight, index) => weight.minus(shares[index] ?? zero))
    applied.push({ discount, amount })
  }
  return { applied, amounts: weights.map((weight, index) => weight.minus(left[index] ?? zero)) }
}

/** What is net already, or free of charge, is not discounted (DSC 2.7). */
const isDiscountable = ({ kind, trial }: InvoiceLine): boolean =>
  kind !== 'proration_credit' && !trial

const amountOf = ({ percentage, amountOff }: InvoiceDiscount, base: Money): Money => {
  const { currency } = base
  if (!base.isPositive()) return Money.zero(currency)
  if (percentage !== undefined) {
    return Money.round(base.amount.times(hundredths(percentage)), currency)
  }
  return amountOff === undefined ? Money.zero(currency)
    : Money.of(amountOff.amount.min(base.amount), currency)
}
