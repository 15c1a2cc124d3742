import { Decimal } from '../money/decimal.ts'
import { ratingStep } from '../pricing/rating-step.ts'
import type { RatingStep } from '../pricing/rating-step.ts'
import type { Portion } from '../time/portion.ts'
import { proportion } from './proportion.ts'

/** What proration changes of a whole amount, so that the steps add up to its portion (PRO 1). */
export const prorationStep = (whole: Decimal, portion: Portion): RatingStep => ratingStep({
  ref: 'proration', quantity: Decimal.one, unitAmount: proportion(whole, portion).minus(whole),
})
