import { assert } from '../assert.ts'
import { Decimal } from '../money/decimal.ts'
import type { PricingModel } from './pricing-model.ts'
import { sliceSteps, tierSlices } from './tier-slice.ts'

/** Each unit costs what its own tier says, and a tier's flat amount if units lie in it (PRC 3). */
export const graduated: PricingModel<'graduated'> = ({ tiers }, quantity) => {
  const slices = tierSlices(tiers, quantity)
  let priced = Decimal.zero
  for (const { units } of slices) priced = priced.plus(units)
  assert(priced.equals(quantity), 'each unit is priced once')
  return slices.flatMap(sliceSteps)
}
