import { membersOf, nodeAt, referenceOf, step } from '../../document/json-node.ts'
import type { Comparison, Place, Side } from '../comparison.ts'

const hopsMax = 50

/** Follows a schema's reference; what stands beside it goes with what it leads to. */
export const resolveSchema = (
  comparison: Comparison,
  side: Side,
  place: Place & { hops?: number },
): Place => {
  const reference = referenceOf(place.value)
  const { hops = 0 } = place
  if (reference === undefined || hops > hopsMax) return place
  const { $ref: _, ...beside } = membersOf(place.value)
  comparison.lookAt(side, { at: step(place.at, '$ref'), extent: 'whole' })
  for (const key of Object.keys(beside)) {
    comparison.lookAt(side, { at: step(place.at, key), extent: 'whole' })
  }
  const value = nodeAt(comparison.documents[side], reference)
  const target = resolveSchema(comparison, side, { value, at: reference, hops: hops + 1 })
  if (Object.keys(beside).length === 0 || typeof target.value === 'boolean') return target
  return { value: { ...membersOf(target.value), ...beside }, at: target.at }
}
