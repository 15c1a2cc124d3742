import { isNode, keysOf, step } from '../document/json-node.ts'
import type { Sameness } from '../document/sameness.ts'

export type RawDifference = { at: string; side: 'base' | 'revision' | 'both' }

type Values = { base: unknown; revision: unknown }

/** Every place at which two documents differ; a list is one place, as its order may mean much. */
export const rawDifferences = (
  { base, revision }: Values,
  { sameness, at = '#' }: { sameness: Sameness; at?: string },
): RawDifference[] => {
  if (sameness.areSame(base, revision)) return []
  if (!isNode(base) || !isNode(revision)) {
    if (base === undefined) return [{ at, side: 'revision' }]
    return [{ at, side: revision === undefined ? 'base' : 'both' }]
  }
  return keysOf(base, revision).flatMap((key) =>
    rawDifferences({ base: base[key], revision: revision[key] }, { sameness, at: step(at, key) }))
}
