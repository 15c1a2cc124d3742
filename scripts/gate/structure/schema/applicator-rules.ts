import { keysOf, membersOf, textsOf } from '../../document/json-node.ts'
import { opposite, type Comparison, type Direction, type Pair } from '../comparison.ts'
import { changeOf, entered, memberPair, whole, type Rule } from '../members.ts'
import { sayRelation, setRelation, type Relation } from './relation.ts'
import type { CompareSchema } from './schema-comparison.ts'

type Freedom = 'none' | 'some' | 'any'

const freedomOf = (value: unknown): Freedom => {
  if (value === undefined || value === true) return 'any'
  return value === false ? 'none' : 'some'
}

const freedoms: Freedom[] = ['none', 'some', 'any']

/** Clients ignore properties that they do not know, so an answer may open itself to more. */
const tolerated = (comparison: Comparison, name: string, pair: Pair): void =>
  comparison.say({
    verdict: 'minor', plane: 'wire', id: `response-${name}-opened`, where: pair.revision.at,
    why: 'more can come beside the known properties, which clients ignore',
  })

/** What else may stand in an object or a list: nothing, what a schema admits, or anything. */
const rest = (compare: CompareSchema): Rule =>
  entered((comparison, { key, scope: { direction }, ...pair }) => {
    const [base, revision] = [freedomOf(pair.base.value), freedomOf(pair.revision.value)]
    if (base === 'some' && revision === 'some') {
      compare(comparison, { pair, direction })
      return
    }
    comparison.look(pair, 'whole')
    const gap = freedoms.indexOf(revision) - freedoms.indexOf(base)
    const relation: Relation = gap > 0 ? 'wider' : 'narrower'
    const isObject = key.endsWith('Properties')
    if (isObject && direction === 'response' && base === 'none') tolerated(comparison, key, pair)
    else sayRelation(comparison, { relation, name: key, pair, direction })
  })

/** A schema that values have to keep beside all others: there, gone, or compared. */
const condition = (compare: CompareSchema, turn = (direction: Direction) => direction): Rule =>
  entered((comparison, { key, scope: { direction }, ...pair }) => {
    const change = changeOf(pair)
    if (change === 'changed') compare(comparison, { pair, direction: turn(direction) })
    else {
      const relation = change === 'added' ? 'narrower' : 'wider'
      sayRelation(comparison, { relation, name: key, pair, direction })
    }
  })

/** The same for each of several names. */
const conditions = (compare: CompareSchema): Rule =>
  entered((comparison, { key, owner, scope, ...pair }) => {
    for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
      const inner = memberPair(pair, name)
      comparison.look(inner, changeOf(inner) === 'changed' ? 'entered' : 'whole')
      condition(compare).judge(comparison, { ...inner, key, owner, scope })
    }
  })

/** Branches of if, then and else hang together: a change of one says nothing about the whole. */
const conditional: Rule = whole((comparison, { key, scope: { direction }, ...pair }) => {
  const relations = { added: 'narrower', removed: 'wider', changed: 'other' } as const
  const relation = relations[changeOf(pair)]
  sayRelation(comparison, { relation, name: key, pair, direction })
})

const dependentRequired: Rule = whole((comparison, { key, scope, ...pair }) => {
  const [was, is] = [membersOf(pair.base.value), membersOf(pair.revision.value)]
  const duties = (node: Record<string, unknown>) => new Set(Object.entries(node).flatMap(
    ([name, names]) => textsOf(names).map((other) => `${name} needs ${other}`)))
  const [old, now] = [duties(was), duties(is)]
  // More duties admit less.
  const relation = setRelation(old.difference(now).size, now.difference(old).size)
  sayRelation(comparison, { relation, name: key, pair, direction: scope.direction })
})

const prefixItems = (compare: CompareSchema): Rule =>
  entered((comparison, { key, scope: { direction }, ...pair }) => {
    const [was, is] = [pair.base.value, pair.revision.value]
    if (!Array.isArray(was) || !Array.isArray(is) || was.length !== is.length) {
      comparison.look(pair, 'whole')
      sayRelation(comparison, { relation: 'other', name: key, pair, direction })
      return
    }
    for (const index of was.keys()) {
      compare(comparison, { pair: memberPair(pair, index), direction })
    }
  })

export const applicatorRules = (compare: CompareSchema): Record<string, Rule> => ({
  additionalProperties: rest(compare),
  unevaluatedProperties: rest(compare),
  items: rest(compare),
  unevaluatedItems: rest(compare),
  contains: condition(compare),
  propertyNames: condition(compare),
  contentSchema: condition(compare),
  not: condition(compare, opposite),
  patternProperties: conditions(compare),
  dependentSchemas: conditions(compare),
  dependentRequired,
  prefixItems: prefixItems(compare),
  ...Object.fromEntries(['if', 'then', 'else'].map((key) => [key, conditional])),
})
