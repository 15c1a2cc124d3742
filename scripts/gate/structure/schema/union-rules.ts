import { elementsOf, keysOf, membersOf } from '../../document/json-node.ts'
import type { Comparison, Direction, Pair } from '../comparison.ts'
import { changeOf, detailOf, entered, memberPair, whole, type Rule } from '../members.ts'
import { branchesOf, compareMatched, overlapOf, type Union } from './compare-branches.ts'
import { matchBranches } from './match-branches.ts'
import { sayRelation, type Relation } from './relation.ts'
import type { CompareSchema } from './schema-comparison.ts'

const otherKey: Record<string, 'oneOf' | 'anyOf'> = { oneOf: 'anyOf', anyOf: 'oneOf' }

/** Whether an anyOf became a oneOf, or the other way round. */
const isTurned = ({ base, revision }: Pair, key: string): boolean => {
  const other = otherKey[key]
  if (other === undefined) return false
  const [was, is] = [membersOf(base.value), membersOf(revision.value)]
  return [[was, is], [is, was]].some(([one, two]) =>
    one?.[key] !== undefined && one[other] === undefined
    && two?.[other] !== undefined && two[key] === undefined)
}

type Turned = { compare: CompareSchema; pair: Pair; direction: Direction }

/** Of a value that fits two branches anyOf takes hold, and oneOf does not. */
const compareTurned = (comparison: Comparison, { compare, pair, direction }: Turned): void => {
  const isNarrower = membersOf(pair.base.value)['anyOf'] !== undefined
  const [base, revision] = isNarrower
    ? [memberPair(pair, 'anyOf').base, memberPair(pair, 'oneOf').revision]
    : [memberPair(pair, 'oneOf').base, memberPair(pair, 'anyOf').revision]
  const lists = { base: branchesOf(base), revision: branchesOf(revision) }
  const matched = matchBranches(comparison, lists)
  const relation = isNarrower ? 'narrower' : 'wider'
  const one = { base, revision }
  sayRelation(comparison, { relation, name: 'union-overlap', pair: one, direction })
  const areSame = matched.added.length + matched.removed.length === 0
    && matched.pairs.every((each) => comparison.areSame(each))
  const union: Union =
    { compare, matched, name: 'union', direction, more: 'wider', overlap: one }
  if (!areSame) compareMatched(comparison, union)
}

/** Branches by what they are, not by their order. */
const branches = (compare: CompareSchema, more: Relation): Rule =>
  entered((comparison, { key, owner, scope: { direction }, ...pair }) => {
    const change = changeOf(pair)
    comparison.look(pair, 'whole')
    if (isTurned(owner, key)) {
      compareTurned(comparison, { compare, pair: owner, direction })
      return
    }
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
