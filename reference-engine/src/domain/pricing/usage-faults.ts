import type { Fault } from '../fault.ts'
import type { Pricing } from './price.ts'
import { usageKindOf } from './usage.ts'
import type { Usage } from './usage.ts'

/** That a model is given usage of another kind than it rates, if so: `price_preview_invalid`. */
export const usageFaults = (pricing: Pricing, usage: Usage): Fault[] => {
  const kind = usageKindOf(pricing)
  if (kind in usage) return []
  const detail = `${pricing.type} rates ${kind}.`
  return [{ pointer: `/${kind}`, code: `${kind}_required`, detail }]
}
