import { assert } from '../assert.ts'
import { flat } from './flat.ts'
import { graduated } from './graduated.ts'
import { matrix } from './matrix.ts'
import { packages } from './packages.ts'
import { perUnit } from './per-unit.ts'
import { percentage } from './percentage.ts'
import type { Pricing } from './price.ts'
import type { PricingModel } from './pricing-model.ts'
import type { RatingStep } from './rating-step.ts'
import { usageKindOf } from './usage.ts'
import type { Usage, UsageKind } from './usage.ts'
import { volume } from './volume.ts'

/** Every pricing model of the contract; the compiler keeps the list complete. */
export const pricingModels = {
  flat, per_unit: perUnit, graduated, volume, package: packages, percentage, matrix,
} satisfies { [Type in Pricing['type']]: PricingModel<Type> }

/** The steps of a pricing for the usage that its model rates; any other usage is a defect. */
export const modelSteps = (pricing: Pricing, usage: Usage): RatingStep[] => {
  const kind = usageKindOf(pricing)
  const { [kind]: used } = usage as { readonly [Kind in UsageKind]?: unknown }
  assert(used !== undefined, `${pricing.type} rates ${kind}`)
  // The compiler cannot see that the key and the arguments share one `type`.
  const model: (pricing: never, used: never) => RatingStep[] = pricingModels[pricing.type]
  return model(pricing as never, used as never)
}
