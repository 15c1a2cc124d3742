import { Decimal } from '../money/decimal.ts'
import type { PricingModel } from './pricing-model.ts'
import { ratingStep } from './rating-step.ts'

/** One amount per period, due whatever the quantity, 0 included (PRC 3). */
export const flat: PricingModel<'flat'> = ({ amount }) =>
  [ratingStep({ ref: 'flat', quantity: Decimal.one, unitAmount: amount })]
