import { keysOf, membersOf } from '../../document/json-node.ts'
import { isConstraint, orNull } from '../../document/keywords.ts'
import type { Comparison, Direction, Pair, Place, Side } from '../comparison.ts'
import { memberOf, memberPair } from '../members.ts'
import { areDisjoint } from './are-disjoint.ts'
import { branchesOf, compareMatched } from './compare-branches.ts'
import { matchBranches } from './match-branches.ts'
import { sayRelation } from './relation.ts'
import type { CompareSchema } from './schema-comparison.ts'

const unionKey = (value: unknown): 'oneOf' | 'anyOf' | undefined => {
  const { oneOf, anyOf } = membersOf(value)
  if (oneOf !== undefined) return anyOf === undefined ? 'oneOf' : undefined
  return anyOf === undefined ? undefined : 'anyOf'
}

/** A schema that is nothing but its union, whose branches say all. */
const isBareUnion = (value: unknown): boolean =>
  unionKey(value) !== undefined && Object.keys(membersOf(value)).every((key) =>
    !isConstraint(key) || ['type', 'oneOf', 'anyOf', 'discriminator', orNull].includes(key))

type Compared = { pair: Pair; direction: Direction; compare: CompareSchema }

/** The branches, null left out: whether it may come is said once for all of them. */
const unionOf = (place: Place): Place[] => {
  const key = unionKey(place.value)
  if (key !== undefined && isBareUnion(place.value)) return branchesOf(memberOf(place, key))
  const { [orNull]: _, ...plain } = membersOf(place.value)
  return [{ ...place, value: plain }]
}

/**
 * Where a plain schema became a union, or the other way round, the plain one is a union of one.
 * Answers whether it was so, and then everything about the pair has been said.
 */
export const comparedAsUnion = (comparison: Comparison, compared: Compared): boolean => {
  const { pair, direction, compare } = compared
  const [was, is] = [isBareUnion(pair.base.value), isBareUnion(pair.revision.value)]
  const plain = was ? pair.revision.value : pair.base.value
  if (was === is || unionKey(plain) !== undefined) return false
  if (!Object.keys(membersOf(plain)).some(isConstraint)) return false
  for (const key of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
    comparison.look(memberPair(pair, key), 'whole')
  }
  const nullOf = (side: Side) => membersOf(pair[side].value)[orNull] === true
  if (nullOf('base') !== nullOf('revision')) {
    const relation = nullOf('revision') ? 'wider' : 'narrower'
    sayRelation(comparison, { relation, name: 'null', pair, direction, detail: 'null' })
  }
  const lists = { base: unionOf(pair.base), revision: unionOf(pair.revision) }
  const matched = matchBranches(comparison, lists)
  const side = was ? 'base' : 'revision'
  const isOne = membersOf(pair[side].value)['oneOf'] !== undefined
  const isApart = !isOne || areDisjoint(comparison, { side, places: lists[side] })
  const overlap = isApart ? undefined : pair
  if (!isApart) {
    // A value that fits two branches was admitted by the plain schema, and is not by the union.
    sayRelation(comparison, { relation: 'other', name: 'union-overlap', pair, direction })
  }
  compareMatched(comparison, { compare, matched, name: 'union', direction, more: 'wider', overlap })
  return true
}
