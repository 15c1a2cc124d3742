import type { Decimal } from '../money/decimal.ts'
import type { Discount } from './price.ts'
import type { RatingStep } from './rating-step.ts'

/** What a discount is taken off. */
export type Discountable = {
  /** The amount after the discounts before this one, above 0. */
  readonly amount: Decimal
  /** What the model would ask for so many units less, discounts left aside. */
  readonly amountWithout: (quantity: Decimal) => Decimal
}

/** A discount: the step that takes it off, or none where nothing is taken off (PRC 6). */
export type DiscountRule<Type extends Discount['type']> =
  (discount: Extract<Discount, { type: Type }>, from: Discountable) => RatingStep | undefined
