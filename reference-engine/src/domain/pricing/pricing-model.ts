import type { Decimal } from '../money/decimal.ts'
import type { Pricing } from './price.ts'
import type { RatingStep } from './rating-step.ts'

/**
 * A pricing model: the steps by which a quantity (0 or more, after what is included) gets its
 * amount, unrounded. A quantity of 0 has no steps, except under `flat` (PRC 3).
 */
export type PricingModel<Type extends Pricing['type']> =
  (pricing: Extract<Pricing, { type: Type }>, quantity: Decimal) => RatingStep[]
