import { elementsOf } from '../../document/json-node.ts'
import { isGraver } from '../../finding.ts'
import type { Comparison, Direction, Pair, Place, Side } from '../comparison.ts'
import { memberOf } from '../members.ts'
import { areDisjoint } from './are-disjoint.ts'
import type { Matched } from './match-branches.ts'
import { sayRelation, type Relation } from './relation.ts'
import type { CompareSchema } from './schema-comparison.ts'

/** The branches of a union. */
export const branchesOf = (place: Place): Place[] =>
  elementsOf(place.value).map((_, index) => memberOf(place, index))

export type Union = {
  compare: CompareSchema
  matched: Matched
  name: string
  direction: Direction
  /** What one more branch means: more values in a union, fewer in an allOf. */
  more: Relation
  /** A value that fits two branches fits none: what one of them gains, the whole may lose. */
  overlap?: Pair | undefined
}

/** The pair of unions, where a value may fit two branches of the one or the other. */
export const overlapOf = (comparison: Comparison, pair: Pair): Pair | undefined => {
  const isApart = (['base', 'revision'] as const).every((side) =>
    areDisjoint(comparison, { side, places: branchesOf(pair[side]) }))
  return isApart ? undefined : pair
}

const less = { narrower: 'wider', wider: 'narrower', other: 'other', same: 'same' } as const

/** Whether one branch of a side holds all values of a branch that the other side has. */
const isHeldBy = (
  comparison: Comparison,
  { place, side, union }: { place: Place; side: Side; union: Union },
): boolean => {
  const { matched, compare, overlap } = union
  if (overlap !== undefined) return false
  const scratch = comparison.turnedTo(side)
  const others = [
    ...matched.pairs.map((pair) => pair[side]),
    ...(side === 'base' ? matched.removed : matched.added),
  ]
  return others.some((other) => {
    const held = { base: place, revision: other }
    return scratch.saidBy(() => compare(scratch, { pair: held, direction: 'request' }))
      .every(({ verdict }) => verdict !== 'major')
  })
}

/** Branches that are one, and those that only one side has. */
export const compareMatched = (comparison: Comparison, union: Union): void => {
  const { compare, matched, name, direction, more, overlap } = union
  const heard = comparison.saidBy(() => {
    for (const pair of matched.pairs) compare(comparison, { pair, direction })
  })
  if (overlap !== undefined && heard.some(({ verdict }) => isGraver(verdict, 'patch'))) {
    sayRelation(comparison,
      { relation: 'other', name: `${name}-overlap`, pair: overlap, direction, detail: 'branches' })
  }
  const turns = [[matched.added, more, 'base'], [matched.removed, less[more], 'revision']] as const
  for (const [places, relation, side] of turns) {
    for (const place of places) {
      if (more === 'wider' && isHeldBy(comparison, { place, side, union })) continue
      const nowhere = { ...place, value: undefined }
      const isAdded = places === matched.added
      const pair = isAdded
        ? { base: nowhere, revision: place } : { base: place, revision: nowhere }
      sayRelation(comparison, { relation, name: `${name}-branch`, pair, direction })
    }
  }
}
