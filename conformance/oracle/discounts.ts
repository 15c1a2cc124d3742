import type { PriceDiscount } from '@valora/spec/types'
import {
  divide, greater, isPositive, negate, parse, rational, smaller, subtract, sum, zero, type Rational,
} from './rational.ts'
import { one, step, type Step } from './step.ts'

/** Whatever their order in the price: usage, then amount, then percentage (PRC 6). */
const order: readonly PriceDiscount['type'][] = ['usage', 'amount', 'percentage']

export type Discountable = {
  /** The steps of the price without discounts. */
  charged: readonly Step[]
  /** What the model asks for so much less quantity. */
  amountWithout: (quantity: Rational) => Rational
}

const takenOff = (ref: string, amount: Rational): Step[] =>
  isPositive(amount) ? [step(ref, negate(one), amount)] : []

/** What the discounts take off, each from what the ones before it left; never below zero. */
export const discountSteps = (
  discounts: readonly PriceDiscount[], { charged, amountWithout }: Discountable,
): Step[] => {
  const full = sum(charged.map(({ amount }) => amount))
  const taken: Step[] = []
  for (const type of order) {
    const discount = discounts.find((candidate) => candidate.type === type)
    const running = greater(sum([full, ...taken.map(({ amount }) => amount)]), zero)
    if (discount === undefined || !isPositive(running)) continue
    switch (discount.type) {
      case 'usage':
        taken.push(...takenOff('discount-usage',
          subtract(full, amountWithout(parse(discount.quantity)))))
        break
      case 'amount':
        taken.push(...takenOff('discount-amount', smaller(parse(discount.amount), running)))
        break
      case 'percentage': {
        const share = divide(parse(discount.percentage), rational(100n))
        taken.push(step('discount-percentage', negate(share), running))
      }
    }
  }
  return taken
}
