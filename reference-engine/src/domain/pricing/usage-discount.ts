import { Decimal } from '../money/decimal.ts'
import type { DiscountRule } from './discount-rule.ts'
import { ratingStep } from './rating-step.ts'

/**
 * Takes off what the last units cost (PRC 6). Where fewer units would cost more, as they may by
 * volume, nothing is taken off.
 */
export const usageDiscount: DiscountRule<'usage'> = ({ quantity }, { amount, amountWithout }) => {
  const unitAmount = amount.minus(amountWithout(quantity))
  return unitAmount.isPositive()
    ? ratingStep({ ref: 'discount-usage', quantity: Decimal.one.negate(), unitAmount })
    : undefined
}
