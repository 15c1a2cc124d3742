import { assert } from '../assert.ts'
import { amountDiscount } from './amount-discount.ts'
import type { Discountable, DiscountRule } from './discount-rule.ts'
import { percentageDiscount } from './percentage-discount.ts'
import type { Discount } from './price.ts'
import type { RatingStep } from './rating-step.ts'
import { usageDiscount } from './usage-discount.ts'

/** Every discount in the order in which it is applied, whatever its place in a price (PRC 6). */
const discountRules = {
  usage: usageDiscount, amount: amountDiscount, percentage: percentageDiscount,
} satisfies { [Type in Discount['type']]: DiscountRule<Type> }

const order = Object.keys(discountRules)

/** What the discounts take off an amount, each from what those before it left, never below 0. */
export const discountSteps = (
  discounts: readonly Discount[],
  { amount, amountWithout }: Discountable,
): RatingStep[] => {
  const inOrder = discounts.toSorted((one, other) =>
    order.indexOf(one.type) - order.indexOf(other.type))
  const steps: RatingStep[] = []
  let running = amount
  for (const discount of inOrder) {
    const step = running.isPositive()
      ? stepOf(discount, { amount: running, amountWithout }) : undefined
    if (!step) continue
    steps.push(step)
    running = running.plus(step.amountUnrounded)
  }
  assert(!running.isNegative(), 'no discount goes below zero')
  return steps
}

const stepOf = (discount: Discount, from: Discountable): RatingStep | undefined => {
  // The compiler cannot see that the key and the argument share one `type`.
  const rule: (discount: never, from: Discountable) => RatingStep | undefined =
    discountRules[discount.type]
  return rule(discount as never, from)
}
