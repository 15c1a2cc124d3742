import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Price, Tier } from './price.ts'

/** A price before it is created; an inline one has neither meter nor timing. */
export type PriceDraft =
  Pick<Price, 'pricing' | 'includedQuantity' | 'meterId'> & Partial<Pick<Price, 'timing'>>

/**
 * Everything about a price that contradicts itself, in wire names: the problem
 * `price_definition_invalid` (PRC 1). Signs, digits and sizes are the schema's to refuse.
 */
export const priceFaults = (draft: PriceDraft): Fault[] => {
  const { pricing, includedQuantity, meterId, timing } = draft
  const faults = 'tiers' in pricing ? tierFaults(pricing.tiers) : []
  if (pricing.type === 'flat' && meterId !== undefined) {
    const detail = 'A flat amount does not depend on usage; leave meter_id out.'
    faults.push({ pointer: '/meter_id', code: 'flat_with_meter', detail })
  }
  if (pricing.type === 'flat' && includedQuantity.isPositive()) {
    const detail = 'A flat amount has no included quantity.'
    faults.push({ pointer: '/included_quantity', code: 'flat_with_included_quantity', detail })
  }
  if (meterId !== undefined && timing === 'in_advance') {
    const detail = 'Usage is known at the end of its period only.'
    faults.push({ pointer: '/timing', code: 'usage_in_advance', detail })
  }
  return faults
}

const tierFaults = (tiers: readonly Tier[]): Fault[] =>
  tiers.flatMap((_, index) => {
    const found = boundFault(tiers, index)
    return found ? [{ pointer: pointerTo('pricing', 'tiers', index, 'up_to'), ...found }] : []
  })

const boundFault = (tiers: readonly Tier[], index: number): Omit<Fault, 'pointer'> | undefined => {
  const upTo = tiers[index]?.upTo
  const last = index === tiers.length - 1
  const open = { code: 'tier_bound_missing', detail: 'Only the last tier has no up_to.' }
  if (!upTo) return last ? undefined : open
  if (last) return { code: 'tier_last_bounded', detail: 'The last tier has no up_to.' }
  const before = tiers.slice(0, index).findLast((tier) => tier.upTo)?.upTo
  return before && !upTo.greaterThan(before)
    ? { code: 'tiers_not_ascending', detail: 'Each up_to is greater than the one before it.' }
    : undefined
}
