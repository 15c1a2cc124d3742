import type { Fault } from '../fault.ts'
import { matrixFaults } from './matrix-faults.ts'
import { pricedMeterFaults } from './priced-meter-faults.ts'
import type { PricedMeter } from './priced-meter-faults.ts'
import { modifierFaults } from './modifier-faults.ts'
import { percentageFaults } from './percentage-faults.ts'
import type { Pricing, RateablePrice, Timing } from './price.ts'
import { tierFaults } from './tier-faults.ts'

/** A price before it is created. */
export type PriceDraft = RateablePrice & {
  /** Absent for an inline price, which is only previewed: it has neither meter nor timing. */
  readonly sale?: { readonly timing: Timing; readonly meter?: PricedMeter | undefined } | undefined
}

/**
 * Everything about a price that contradicts itself, in wire names: the problem
 * `price_definition_invalid` (PRC 1). Signs, digits and sizes are the schema's to refuse.
 */
export const priceFaults = ({ sale, ...price }: PriceDraft): Fault[] => [
  ...pricingFaults(price.pricing),
  ...sale ? pricedMeterFaults(price.pricing, sale.meter) : [],
  ...modifierFaults(price),
  ...sale?.meter && sale.timing === 'in_advance' ? [usageInAdvance] : [],
]

const usageInAdvance: Fault = {
  pointer: '/timing', code: 'usage_in_advance',
  detail: 'Usage is known at the end of its period only.',
}

const pricingFaults = (pricing: Pricing): Fault[] => {
  switch (pricing.type) {
    case 'graduated':
    case 'volume': return tierFaults(pricing)
    case 'percentage': return percentageFaults(pricing)
    case 'matrix': return matrixFaults(pricing)
    case 'flat':
    case 'per_unit':
    case 'package': return []
  }
}
