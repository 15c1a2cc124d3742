import { elementsOf, keysOf, membersOf, textsOf } from '../../document/json-node.ts'
import { subtypes } from '../../document/keywords.ts'
import { mayMeet, patternRelation } from '../../pattern/pattern-relation.ts'
import { opposite, type Comparison, type Direction, type Pair, type Place } from '../comparison.ts'
import { changeOf, entered, memberOf, whole, type Rule, type Scope } from '../members.ts'
import { sayPart } from '../parts.ts'
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

/** Names on both sides; a pattern may be spelled otherwise and admit the same names. */
const namesOf = (was: string[], is: string[], isPattern: boolean): [string, string][] => {
  const twins = new Map(isPattern ? is.filter((name) => !was.includes(name)).flatMap((name) => {
    const twin = was.find((other) =>
      !is.includes(other) && patternRelation(other, name) === 'same')
    return twin === undefined ? [] : [[twin, name] as const]
  }) : [])
  const come = is.filter((name) => !was.includes(name) && ![...twins.values()].includes(name))
  return [
    ...was.map((name): [string, string] => [name, twins.get(name) ?? name]),
    ...come.map((name): [string, string] => [name, name]),
  ]
}

const isClosed = (place: Place): boolean =>
  membersOf(place.value)['additionalProperties'] === false

/** Whether names that stand already are of the new pattern too, and have to keep both. */
const isCrowded = ({ value }: Place, { at }: Place): boolean => {
  const pattern = at.slice(at.lastIndexOf('/') + 1).replaceAll('~1', '/').replaceAll('~0', '~')
  const { properties, patternProperties } = membersOf(value)
  const names = Object.keys(membersOf(properties)).map((name) => `^${escaped(name)}$`)
  return [...names, ...Object.keys(membersOf(patternProperties))]
    .some((other) => mayMeet(other, pattern))
}

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Where nothing else may stand, names that come or go are members that come or go. */
const sayMember = (
  comparison: Comparison,
  { inner, owner, scope: { direction } }: { inner: Pair; owner: Pair; scope: Scope },
): boolean => {
  const change = changeOf(inner)
  if (change === 'changed' || !isClosed(owner.base) || !isClosed(owner.revision)) return false
  if (change === 'added' && isCrowded(owner.base, inner.revision)) return false
  sayPart(comparison, {
    part: 'pattern-property', change: change === 'added' ? 'added-optional' : 'removed',
    pair: inner, direction,
  })
  return true
}

/** The same for each of several names. */
const conditions = (compare: CompareSchema): Rule =>
  entered((comparison, { key, owner, scope, ...pair }) => {
    const [was, is] = [pair.base, pair.revision].map(({ value }) => Object.keys(membersOf(value)))
    for (const [old, now] of namesOf(was ?? [], is ?? [], key === 'patternProperties')) {
      const inner = { base: memberOf(pair.base, old), revision: memberOf(pair.revision, now) }
      if (old !== now) comparison.look(inner, 'whole')
      comparison.look(inner, changeOf(inner) === 'changed' ? 'entered' : 'whole')
      if (key === 'patternProperties' && sayMember(comparison, { inner, owner, scope })) continue
      condition(compare).judge(comparison, { ...inner, key, owner, scope })
    }
  })

/** Branches of if, then and else hang together: a change of one says nothing about the whole. */
const conditional: Rule = whole((comparison, { key, scope: { direction }, ...pair }) => {
  const relations = { added: 'narrower', removed: 'wider', changed: 'other' } as const
  const relation = relations[changeOf(pair)]
  sayRelation(comparison, { relation, name: key, pair, direction })
})

const dependentRequired: Rule = whole((comparison, { key, owner, scope, ...pair }) => {
  const [was, is] = [membersOf(pair.base.value), membersOf(pair.revision.value)]
  const duties = (node: Record<string, unknown>, free: Set<string>) => Object.entries(node)
    .flatMap(([name, names]) => textsOf(names).filter((other) => !free.has(other))
      .map((other) => `${name} needs ${other}`))
  const required = (place: Place) => new Set(textsOf(membersOf(place.value)['required']))
  // What the other side requires in any case is no duty that is gone.
  const [old, now] = [new Set(duties(was, required(owner.revision))),
    new Set(duties(is, required(owner.base)))]
  const [gone, come] = [old.difference(new Set(duties(is, new Set()))),
    now.difference(new Set(duties(was, new Set())))]
  // More duties admit less.
  const relation = setRelation(gone.size, come.size)
  sayRelation(comparison, { relation, name: key, pair, direction: scope.direction })
})

/** What follows the first elements is what `items` says, or anything. */
const follower = (items: Place): Place =>
  (items.value === undefined ? { ...items, value: true } : items)

/** The first elements one by one; of a side that says nothing of one, it is like all others. */
const prefixItems = (compare: CompareSchema): Rule =>
  entered((comparison, { owner, scope: { direction }, ...pair }) => {
    comparison.look(pair, 'whole')
    const elementAt = (side: 'base' | 'revision', index: number): Place => {
      const own = memberOf(pair[side], index)
      return own.value === undefined ? follower(memberOf(owner[side], 'items')) : own
    }
    const lengths = [pair.base, pair.revision].map(({ value }) => elementsOf(value).length)
    for (let index = 0; index < Math.max(...lengths); index += 1) {
      const one = { base: elementAt('base', index), revision: elementAt('revision', index) }
      compare(comparison, { pair: one, direction })
    }
  })

/** What is made of a schema with a tag may come in its place. */
const subtypeRule = (compare: CompareSchema): Rule =>
  entered((comparison, { scope: { direction }, ...pair }) => {
    for (const tag of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
      const one = { base: memberOf(pair.base, tag), revision: memberOf(pair.revision, tag) }
      const change = changeOf(one)
      comparison.look(one, 'whole')
      if (change === 'changed') compare(comparison, { pair: one, direction })
      else {
        const relation = change === 'added' ? 'wider' : 'narrower'
        sayRelation(comparison, { relation, name: 'subtype', pair: one, direction, detail: tag })
      }
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
  [subtypes]: subtypeRule(compare),
  ...Object.fromEntries(['if', 'then', 'else'].map((key) => [key, conditional])),
})
