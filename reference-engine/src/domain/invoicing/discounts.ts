import { Money } from '../money/money.ts'
import { proportionally } from '../money/proportionally.ts'
import type { Currency } from '../money/currency.ts'
import { hundredths } from '../money/hundredths.ts'
import { Decimal } from '../money/decimal.ts'
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
 * discounted (DSC 2.5); where nothing is left it takes nothing, and is not used (DSC 2.2). What it
 * cannot take of a line that was credited before it takes nowhere (DSC 2.9).
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
    const asked = amountOf(discount, Money.sum(left, currency))
    if (!asked.isPositive()) continue
    const { amount, shares } = taken(proportionally(asked, left), { asked, left, lines })
    if (!amount.isPositive()) continue
    left = left.map((weight, index) => weight.minus(shares[index] ?? zero))
    applied.push({ discount, amount })
  }
  return { applied, amounts: weights.map((weight, index) => weight.minus(left[index] ?? zero)) }
}

type Taking = {
  readonly asked: Money
  /** What the discounts before left of each line. */
  readonly left: readonly Money[]
  readonly lines: readonly InvoiceLine[]
}

type Taken = Pick<AppliedDiscount, 'amount'> & { readonly shares: readonly Money[] }

/** What each line gives of its share: of what was credited before nothing is taken (DSC 2.9). */
const taken = (wanted: readonly Money[], { asked, left, lines }: Taking): Taken => {
  if (lines.every(({ creditedBefore }) => creditedBefore === undefined)) {
    return { amount: asked, shares: wanted }
  }
  const given = wanted.map((share, index) => {
    const [line, rest] = [lines[index], left[index]]
    return line?.creditedBefore === undefined || rest === undefined ? share
      : atMost(share, rest.minus(line.creditedBefore))
  })
  const { currency } = asked
  const possible = Money.sum(given, currency)
  const amount = Money.of(asked.amount.min(possible.amount), currency)
  return { amount, shares: amount.isPositive() ? proportionally(amount, given) : given }
}

/** A line below zero, such as a maximum's, has a share below zero. */
const atMost = (share: Money, room: Money): Money => {
  const { amount, currency } = share
  return Money.of(share.isNegative() ? amount.max(room.amount.min(Decimal.zero))
    : amount.min(room.amount.max(Decimal.zero)), currency)
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
