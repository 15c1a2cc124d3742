import { Decimal } from '../money/decimal.ts'
import { largestRemainder } from '../money/largest-remainder.ts'
import { Money } from '../money/money.ts'

/** One multiplication of a derivation: quantity x unitAmount, never rounded (PRC 7, MON 4). */
export type RatingStep = {
  /** Which part of the price was used, such as `unit`, `tier-2` or `discount-amount`. */
  readonly ref: string
  /** Below 0 where something is taken off. */
  readonly quantity: Decimal
  /** 0 or more. */
  readonly unitAmount: Decimal
  readonly amountUnrounded: Decimal
}

/** A step with its share of the rounded amount. */
export type RatedStep = RatingStep & { readonly amount: Money }

/** Completes a step with its exact amount. */
export const ratingStep = (parts: Omit<RatingStep, 'amountUnrounded'>): RatingStep =>
  ({
    ref: parts.ref, quantity: parts.quantity, unitAmount: parts.unitAmount,
    amountUnrounded: parts.quantity.times(parts.unitAmount),
  })

/** Steps with their shares of the amount to which their exact sum was rounded (MON 5). */
export const shareAmount = (steps: readonly RatingStep[], amount: Money): RatedStep[] => {
  const { currency, amount: total } = amount
  const shares = largestRemainder(steps.map(({ amountUnrounded }) => amountUnrounded),
    { total, scale: currency.minorDigits })
  return steps.map(({ ref, quantity, unitAmount, amountUnrounded }, index) => ({
    ref, quantity, unitAmount, amountUnrounded,
    amount: Money.of(shares[index] ?? Decimal.zero, currency),
  }))
}
