import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Tier } from './price.ts'

/** Tiers that do not ascend, or do not end openly (PRC 2); refused as they are, never sorted. */
export const tierFaults = ({ tiers }: { readonly tiers: readonly Tier[] }): Fault[] =>
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
