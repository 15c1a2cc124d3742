import { membersOf } from '../../document/json-node.ts'
import { memberPair, whole, type Rule } from '../members.ts'
import { flipped, related, sayRelation, type Relation } from './relation.ts'

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

const larger = (base: number, revision: number): Relation => {
  if (base === revision) return 'same'
  return revision > base ? 'wider' : 'narrower'
}

/** How keywords that count stand to each other; unsaid, at least is the given number. */
export const relatedNumbers = {
  atMost: (base: unknown, revision: unknown): Relation =>
    larger(numberOr(base, Infinity), numberOr(revision, Infinity)),
  atLeast: (unsaid: number) => (base: unknown, revision: unknown): Relation =>
    flipped(larger(numberOr(base, unsaid), numberOr(revision, unsaid))),
}

const atMost: Rule = related(relatedNumbers.atMost)

const atLeast = (unsaid: number): Rule => related(relatedNumbers.atLeast(unsaid))

type Bound = { value: number; isOpen: boolean }

const upperOf = (schema: unknown): Bound => {
  const { maximum, exclusiveMaximum } = membersOf(schema)
  const [closed, open] = [numberOr(maximum, Infinity), numberOr(exclusiveMaximum, Infinity)]
  return open <= closed && open < Infinity
    ? { value: open, isOpen: true } : { value: closed, isOpen: false }
}

const lowerOf = (schema: unknown): Bound => {
  const { minimum, exclusiveMinimum } = membersOf(schema)
  const negated = (value: unknown) => (typeof value === 'number' ? -value : undefined)
  return upperOf({ maximum: negated(minimum), exclusiveMaximum: negated(exclusiveMinimum) })
}

const boundRelation = (base: Bound, revision: Bound): Relation => {
  if (base.value !== revision.value) return larger(base.value, revision.value)
  if (base.isOpen === revision.isOpen) return 'same'
  return revision.isOpen ? 'narrower' : 'wider'
}

const limit = (name: 'maximum' | 'minimum'): Rule =>
  whole((comparison, { owner, scope }) => {
    const boundOf = name === 'maximum' ? upperOf : lowerOf
    const [base, revision] = [boundOf(owner.base.value), boundOf(owner.revision.value)]
    const sign = name === 'maximum' ? 1 : -1
    const shown = ({ value, isOpen }: Bound) => `${value * sign}${isOpen ? ' excluded' : ''}`
    sayRelation(comparison, {
      relation: boundRelation(base, revision),
      name,
      pair: memberPair(owner, name),
      direction: scope.direction,
      detail: `${shown(base)} -> ${shown(revision)}`,
    })
  })

const isMultiple = (value: number, of: number): boolean => {
  const times = value / of
  return Math.abs(times - Math.round(times)) < 1e-9
}

const multiple: Rule = related((base, revision) => {
  if (typeof base !== 'number') return 'narrower'
  if (typeof revision !== 'number') return 'wider'
  if (isMultiple(revision, base)) return 'narrower'
  return isMultiple(base, revision) ? 'wider' : 'other'
})

export const boundRules = {
  maximum: limit('maximum'), exclusiveMaximum: limit('maximum'),
  minimum: limit('minimum'), exclusiveMinimum: limit('minimum'),
  multipleOf: multiple,
  maxItems: atMost, maxProperties: atMost, maxContains: atMost,
  minItems: atLeast(0), minProperties: atLeast(0), minContains: atLeast(1),
  uniqueItems: related((base) => (base === true ? 'wider' : 'narrower')),
}
