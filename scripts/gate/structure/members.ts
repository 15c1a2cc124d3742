import { keysOf, membersOf, step } from '../document/json-node.ts'
import type { Kind } from '../document/shapes.ts'
import type { Plane, Verdict } from '../finding.ts'
import type { Comparison, Direction, Extent, Pair, Place } from './comparison.ts'

export type Scope = {
  /** Who sends the schema's values, or the request part of an operation. */
  direction: Direction
}

export type Member = Pair & { key: string; owner: Pair; scope: Scope }

/** Says what a difference in one member means; `extent` tells whether it looks below itself. */
export type Rule = {
  judge: (comparison: Comparison, member: Member) => void
  extent: Extent
}

export type Rules = Record<string, Rule>

export const whole = (judge: Rule['judge']): Rule => ({ judge, extent: 'whole' })

export const entered = (judge: Rule['judge']): Rule => ({ judge, extent: 'entered' })

export type Change = 'added' | 'removed' | 'changed'

export const changeOf = ({ base, revision }: Pair): Change => {
  if (base.value === undefined) return 'added'
  return revision.value === undefined ? 'removed' : 'changed'
}

export const memberOf = ({ value, at, shown }: Place, key: string | number): Place => {
  const members = Array.isArray(value) ? (value as unknown as Record<string, unknown>)
    : membersOf(value)
  return {
    value: Object.hasOwn(members, key) ? members[key] : undefined,
    at: step(at, key),
    shown: shown === undefined ? undefined : step(shown, key),
  }
}

export const memberPair = ({ base, revision }: Pair, key: string | number): Pair =>
  ({ base: memberOf(base, key), revision: memberOf(revision, key) })

/** The place that a reader finds: that of today, or where it was when it is gone. */
export const whereOf = ({ base, revision }: Pair): string => {
  const { shown, at } = revision.value === undefined ? base : revision
  return shown ?? at
}

const shortened = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'absent'
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

export const detailOf = ({ base, revision }: Pair): string =>
  `${shortened(base.value)} -> ${shortened(revision.value)}`

type Meaning = { verdict: Verdict; why: string }

/** A rule that needs to know no more than whether its member was added, removed or changed. */
export const meaning = (
  meanings: Record<Change, Meaning>,
  { plane = 'wire', name }: { plane?: Plane; name?: string } = {},
): Rule =>
  whole((comparison, member) => {
    const change = changeOf(member)
    const id = `${name ?? member.key}-${change}`
    comparison.say(
      { ...meanings[change], plane, id, where: whereOf(member), detail: detailOf(member) })
  })

export const always = (verdict: Verdict, why: string, plane: Plane = 'wire'): Rule => {
  const same = { verdict, why }
  return meaning({ added: same, removed: same, changed: same }, { plane })
}

type Group = { kind: Kind; rules: Rules; scope: Scope; otherwise: (key: string) => Rule }

/** Compares two objects member by member; a key without a rule of its own has the last one. */
export const compareMembers = (comparison: Comparison, pair: Pair, group: Group): void => {
  const { kind, rules, scope, otherwise } = group
  for (const key of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
    const member = memberPair(pair, key)
    if (comparison.areSame(member)) continue
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined
    const { judge, extent } = rule ?? otherwise(key)
    comparison.constructs.add(`${kind}.${key}`)
    comparison.look(member, changeOf(member) === 'changed' ? extent : 'whole')
    judge(comparison, { ...member, key, owner: pair, scope })
  }
}
