import { elementsOf, membersOf } from '../../document/json-node.ts'
import { orNull } from '../../document/keywords.ts'
import { keepsAll } from '../../canonical/keep-values.ts'
import type { Comparison } from '../comparison.ts'
import {
  changeOf, detailOf, memberPair, whereOf, whole, type Member, type Rule,
} from '../members.ts'
import { related, sayRelation, setDetail, setRelation, type Relation } from './relation.ts'
import { typesOf } from './types-of.ts'

const differ = (base: Set<string>, revision: Set<string>) =>
  ({ added: [...revision.difference(base)], removed: [...base.difference(revision)] })

/** Null and the other types are told apart, since a change of null alone is the usual one. */
const type: Rule = whole((comparison, { owner, scope: { direction } }) => {
  const { added, removed } =
    differ(typesOf(owner.base.value), typesOf(owner.revision.value))
  const pair = memberPair(owner, 'type')
  const isNull = (name: string) => name === 'null'
  for (const [name, keep] of [['null', isNull], ['type', (one: string) => !isNull(one)]] as const) {
    const [came, went] = [added.filter(keep), removed.filter(keep)]
    const relation = setRelation(came.length, went.length)
    const detail = setDetail(came, went)
    sayRelation(comparison, { relation, name, pair, direction, detail })
  }
})

const isOpen = (schema: unknown): boolean => membersOf(schema)['x-open-enum'] === true

const spelled = (values: unknown): Set<string> =>
  new Set(elementsOf(values).map((value) => JSON.stringify(value)))

const sayOpen = (comparison: Comparison, member: Member, detail: string): void =>
  comparison.say({
    verdict: 'minor', plane: 'wire', id: 'response-open-enum-wider', where: whereOf(member),
    why: 'new values come where clients were told to expect them', detail,
  })

/** Where one side alone names its values, they are held against what the other says of them. */
const namedRelation = (named: unknown, other: unknown): Relation | undefined => {
  const schema = membersOf(other)
  const kept = new Set(elementsOf(named).map((value) => keepsAll(schema, value)))
  if (kept.has(undefined)) return undefined
  return kept.has(false) ? 'other' : 'narrower'
}

const enumRelation = ({ base, revision, owner }: Member, found: Relation): Relation => {
  const change = changeOf({ base, revision })
  if (change === 'changed') return found
  if (change === 'added') return namedRelation(revision.value, owner.base.value) ?? 'narrower'
  const relation = namedRelation(base.value, owner.revision.value) ?? 'narrower'
  return relation === 'narrower' ? 'wider' : relation
}

/** A response enum that was open promised its clients new values; all others are closed. */
const values: Rule = whole((comparison, member) => {
  const { base, revision, owner, scope: { direction } } = member
  const { added, removed } = differ(spelled(base.value), spelled(revision.value))
  const relation = enumRelation(member, setRelation(added.length, removed.length))
  const detail = setDetail(added, removed)
  const opens = direction === 'response' && isOpen(owner.base.value) && relation !== 'narrower'
  if (opens && relation !== 'same') sayOpen(comparison, member, detail)
  else sayRelation(comparison, { relation, name: 'enum', pair: member, direction, detail })
})

/** To open an enum is to say that other values may come from now on. */
const openEnum: Rule = whole((comparison, { scope: { direction }, ...pair }) => {
  const relation = pair.revision.value === true ? 'wider' : 'narrower'
  sayRelation(comparison, { relation, name: 'open-enum', pair, direction })
})

/** Formats of which each holds all values of the one before it. */
const widening = [['int32', 'int64'], ['float', 'double']]

const formatRelation = (base: unknown, revision: unknown): Relation => {
  if (typeof base !== 'string') return 'narrower'
  if (typeof revision !== 'string') return 'wider'
  const row = widening.find((formats) => formats.includes(base) && formats.includes(revision))
  if (row === undefined) return 'other'
  return row.indexOf(revision) > row.indexOf(base) ? 'wider' : 'narrower'
}

/** Formats of whole numbers, whose bounds stand beside them in a canonical schema. */
export const boundFormats = new Set(['int32', 'int64'])

/** A format that says no more than the bounds beside it is judged with these. */
const format: Rule = related((base, revision) => {
  const isOne = base === undefined || revision === undefined
  const known = base ?? revision
  const isBound = isOne && typeof known === 'string' && boundFormats.has(known)
  return isBound ? 'same' : formatRelation(base, revision)
})

/** A default says what leaving a value out means; whoever leaves it out gets another meaning. */
const defaultValue: Rule = whole((comparison, { scope: { direction }, ...pair }) => {
  const id = `${direction}-default-${changeOf(pair)}`
  comparison.say({
    verdict: direction === 'request' ? 'major' : 'minor',
    plane: 'wire',
    id,
    where: whereOf(pair),
    why: direction === 'request'
      ? 'leaving it out means something else than before'
      : 'what is absent is read otherwise; an engine says so by sending it',
    detail: detailOf(pair),
  })
})

export const valueRules = {
  type, [orNull]: type, enum: values, 'x-open-enum': openEnum, format,
  default: defaultValue,
}
