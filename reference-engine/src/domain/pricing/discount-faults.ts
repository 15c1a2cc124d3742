import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import { Decimal } from '../money/decimal.ts'
import type { Discount, RateablePrice } from './price.ts'
import { ratesQuantity } from './usage.ts'

const hundred = Decimal.integer(100)

/** Discounts that repeat, that the model does not take, or that take off too much (PRC 6). */
export const discountFaults = ({ pricing, discounts = [] }: RateablePrice): Fault[] => {
  const types = discounts.map(({ type }) => type)
  return discounts.flatMap((discount, index) => [
    ...types.indexOf(discount.type) === index ? [] : [{
      pointer: pointerTo('discounts', index), code: 'discount_repeated',
      detail: 'Each type of discount stands once.',
    }],
    ...discount.type !== 'usage' || ratesQuantity(pricing) ? [] : [{
      pointer: pointerTo('discounts', index), code: 'modifier_unsupported',
      detail: `${pricing.type} does not take a usage discount.`,
    }],
    ...aboveHundred(discount) ? [{
      pointer: pointerTo('discounts', index, 'percentage'), code: 'percentage_above_hundred',
      detail: 'A discount is 100 percent at most.',
    }] : [],
  ])
}

const aboveHundred = (discount: Discount): boolean =>
  discount.type === 'percentage' && discount.percentage.greaterThan(hundred)
