import { Decimal } from '../money/decimal.ts'
import type { DiscountRule } from './discount-rule.ts'
import { ratingStep } from './rating-step.ts'

/** Takes off an amount, down to zero (PRC 6). */
export const amountDiscount: DiscountRule<'amount'> = (discount, { amount }) => {
  const unitAmount = discount.amount.min(amount)
  return unitAmount.isPositive()
    ? ratingStep({ ref: 'discount-amount', quantity: Decimal.one.negate(), unitAmount })
    : undefined
}
