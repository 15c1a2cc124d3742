import type { Decimal } from '../money/decimal.ts'
import type { Pricing } from './price.ts'
import type { RatingStep } from './rating-step.ts'
import type { GroupQuantity } from './usage.ts'

/** What a model is given: for most one quantity of 0 or more, after what is included. */
type RatedBy<Type extends Pricing['type']> =
  Type extends 'percentage' ? readonly Decimal[]
    : Type extends 'matrix' ? readonly GroupQuantity[]
      : Decimal

/**
 * A pricing model: the steps by which usage gets its amount, unrounded. No usage has no steps,
 * except under `flat` (PRC 3).
 */
export type PricingModel<Type extends Pricing['type']> =
  (pricing: Extract<Pricing, { type: Type }>, used: RatedBy<Type>) => RatingStep[]
