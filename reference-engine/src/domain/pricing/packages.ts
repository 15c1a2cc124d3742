import { assert } from '../assert.ts'
import { Decimal } from '../money/decimal.ts'
import { Fraction } from '../money/fraction.ts'
import type { PricingModel } from './pricing-model.ts'
import { ratingStep } from './rating-step.ts'

/**
 * Every begun package costs its price: ceil(quantity / size) x price, exact (PRC 4).
 * The step counts packages, not units.
 */
export const packages: PricingModel<'package'> = ({ packageSize, packageAmount }, quantity) => {
  assert(packageSize.isPositive(), 'a package holds more than 0 units')
  if (quantity.isZero()) return []
  const begun = Decimal.integer(Fraction.ratio(quantity, packageSize).ceil())
  return [ratingStep({ ref: 'package', quantity: begun, unitAmount: packageAmount })]
}
