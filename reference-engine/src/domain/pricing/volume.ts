import { assert } from '../assert.ts'
import type { PricingModel } from './pricing-model.ts'
import { sliceSteps } from './tier-slice.ts'

/** All units cost what the tier of the total says (PRC 3); a bound is the lower tier's (PRC 2). */
export const volume: PricingModel<'volume'> = ({ tiers }, quantity) => {
  if (quantity.isZero()) return []
  const index = tiers.findIndex(({ upTo }) => upTo === undefined || !quantity.greaterThan(upTo))
  const tier = tiers[index]
  assert(tier !== undefined, 'the last tier is open-ended')
  return sliceSteps({ tier, number: index + 1, units: quantity })
}
