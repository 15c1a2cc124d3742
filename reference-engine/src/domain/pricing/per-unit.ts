import type { PricingModel } from './pricing-model.ts'
import { ratingStep } from './rating-step.ts'

/** Every unit costs the same (PRC 1). */
export const perUnit: PricingModel<'per_unit'> = ({ unitAmount }, quantity) =>
  quantity.isZero() ? [] : [ratingStep({ ref: 'unit', quantity, unitAmount })]
