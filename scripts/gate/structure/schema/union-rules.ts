import { elementsOf, keysOf, membersOf } from '../../document/json-node.ts'
import { isConstraint, orNull } from '../../document/keywords.ts'
import { isGraver } from '../../finding.ts'
import type { Comparison, Direction, Pair, Place, Side } from '../comparison.ts'
import {
  changeOf, detailOf, entered, memberOf, memberPair, whole, type Rule,
} from '../members.ts'
import { areDisjoint } from './are-disjoint.ts'
import { matchBranches, type Matched } from './match-branches.ts'
import { sayRelation, type Relation } from './relation.ts'
import type { CompareSchema } from './schema-comparison.ts'

const branchesOf = (place: Place): Place[] =>
  elementsOf(place.value).map((_, index) => memberOf(place, index))

type Union = {
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
const overlapOf = (comparison: Comparison, pair: Pair): Pair | undefined => {
  const isApart = (['base', 'revision'] as const).every((side) =>
    areDisjoint(comparison, { side, places: branchesOf(pair[side]) }))
  return isApart ? undefined : pair
}

const less = { narrower: 'wider', wider: 'narrower', other: 'other', same: 'same' } as const

const compareMatched = (comparison: Comparison, union: Union): void => {
  const { compare, matched, name, direction, more, overlap } = union
  const heard = comparison.saidBy(() => {
    for (const pair of matched.pairs) compare(comparison, { pair, direction })
  })
  if (overlap !== undefined && heard.some(({ verdict }) => isGraver(verdict, 'patch'))) {
    sayRelation(comparison,
      { relation: 'other', name: `${name}-overlap`, pair: overlap, direction, detail: 'branches' })
  }
  const turns = [[matched.added, more], [matched.removed, less[more]]] as const
  for (const [places, relation] of turns) {
    for (const place of places) {
      const nowhere = { ...place, value: undefined }
      const isAdded = places === matched.added
      const pair = isAdded
        ? { base: nowhere, revision: place } : { base: place, revision: nowhere }
      sayRelation(comparison, { relation, name: `${name}-branch`, pair, direction })
    }
  }
}

/** Branches by what they are, not by their order. */
const branches = (compare: CompareSchema, more: Relation): Rule =>
  entered((comparison, { key, scope: { direction }, ...pair }) => {
    const change = changeOf(pair)
    comparison.look(pair, 'whole')
    if (change !== 'changed') {
      const relation = change === 'added' ? 'narrower' : 'wider'
      sayRelation(comparison, { relation, name: key, pair, direction })
      return
    }
    const lists = { base: branchesOf(pair.base), revision: branchesOf(pair.revision) }
    const matched = matchBranches(comparison, lists)
    const overlap = key === 'oneOf' ? overlapOf(comparison, pair) : undefined
    const counted = overlap === undefined ? more : 'other'
    compareMatched(comparison, { compare, matched, name: key, direction, more: counted, overlap })
  })

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
  compareMatched(comparison, { compare, matched, name: 'union', direction, more: 'wider' })
  return true
}

/** The tag's name is the contract; a tag more or less comes with its branch, which says it. */
const discriminator: Rule = whole((comparison, { owner, scope: { direction }, ...pair }) => {
  const [was, is] = [membersOf(pair.base.value), membersOf(pair.revision.value)]
  const change = changeOf(pair)
  const say = (name: string, relation: Relation, detail: string) =>
    sayRelation(comparison, { relation, name: `discriminator-${name}`, pair, direction, detail })
  if (change === 'added') {
    comparison.say({
      verdict: 'minor', plane: 'wire', id: 'discriminator-added', where: pair.revision.at,
      why: 'it tells branches apart that were there before',
    })
    return
  }
  if (change === 'removed') return say('removed', 'other', detailOf(pair))
  if (was['propertyName'] !== is['propertyName']) say('property', 'other', detailOf(pair))
  const [old, now] = [membersOf(was['mapping']), membersOf(is['mapping'])]
  const unions = [owner.base, owner.revision].map(({ value }) =>
    elementsOf(membersOf(value)['oneOf'] ?? membersOf(value)['anyOf']).length)
  const isSameSize = unions[0] === unions[1]
  for (const tag of keysOf(old, now)) {
    if (old[tag] === now[tag]) continue
    if (old[tag] !== undefined && now[tag] !== undefined) say('target', 'other', tag)
    else if (old[tag] === undefined) say('tag', 'wider', tag)
    else say('tag', isSameSize ? 'other' : 'narrower', tag)
  }
})

export const unionRules = (compare: CompareSchema): Record<string, Rule> => ({
  oneOf: branches(compare, 'wider'),
  anyOf: branches(compare, 'wider'),
  allOf: branches(compare, 'narrower'),
  discriminator,
})
