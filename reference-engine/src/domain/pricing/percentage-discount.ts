import { hundredths } from '../money/hundredths.ts'
import type { DiscountRule } from './discount-rule.ts'
import { ratingStep } from './rating-step.ts'

/** Takes off a share of what is left, which is all of it at most (PRC 6). */
export const percentageDiscount: DiscountRule<'percentage'> = ({ percentage }, { amount }) => {
  const quantity = hundredths(percentage).negate()
  return quantity.isNegative()
    ? ratingStep({ ref: 'discount-percentage', quantity, unitAmount: amount })
    : undefined
}
