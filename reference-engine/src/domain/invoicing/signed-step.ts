import { Decimal } from '../money/decimal.ts'
import { ratingStep } from '../pricing/rating-step.ts'
import type { RatingStep } from '../pricing/rating-step.ts'

/** A step of exactly this amount: the quantity has its sign, so the unit amount is 0 or more. */
export const signedStep = (ref: string, amount: Decimal): RatingStep => {
  const sign = amount.isNegative() ? Decimal.one.negate() : Decimal.one
  return ratingStep({ ref, quantity: sign, unitAmount: amount.times(sign) })
}
