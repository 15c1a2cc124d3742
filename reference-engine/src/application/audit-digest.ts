import { Temporal } from 'temporal-polyfill'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { Sha256 } from '../domain/digest.ts'
import { instantText } from '../domain/time/instant-text.ts'
import { digestShapeOf } from './digest-shape.ts'
import type { DigestMember, DigestShape } from './digest-shape.ts'

type Members = { readonly [name: string]: unknown }

/** What a change was made of and into; of a new object there is nothing before. */
export type Changed = {
  readonly before?: object | undefined
  readonly after?: object | undefined
  /** The name of a member that the digests leave out. */
  readonly hidden?: string | undefined
}

export type AuditDigests =
  { readonly beforeDigest: string | null; readonly afterDigest: string | null }

/**
 * Digests of stored values: `sha256:` and 64 hex digits over the canonical JSON of what they are
 * in JSON. Values of the domain write themselves: decimals and instants have one text each. A
 * billing run makes several for each invoice, so no JSON is made of a value on the way, and what
 * a change has left as it was, or an object has in common with the one before it, is written once.
 */
export const auditDigests = (
  { before, after, hidden }: Changed,
  sha256: Sha256,
): AuditDigests => {
  const shape = before && digestShapeOf(before)
  if (shape !== undefined && after !== undefined && digestShapeOf(after) === shape) {
    const alike = { shape, before: before as Members, after: after as Members, hidden }
    return alikeDigests(alike, sha256)
  }
  const digest = (value: object | undefined): string | null =>
    value === undefined ? null : `sha256:${sha256(objectText(value as Members, hidden))}`
  return { beforeDigest: digest(before), afterDigest: digest(after) }
}

type Alike = {
  readonly shape: DigestShape
  readonly before: Members
  readonly after: Members
  readonly hidden: string | undefined
}

const alikeDigests = (
  { shape, before, after, hidden }: Alike,
  sha256: Sha256,
): AuditDigests => {
  let [old, present] = ['', '']
  for (const member of shape) {
    if (member.name === hidden) continue
    const [was, is] = [before[member.name], after[member.name]]
    const text = memberText(member, was)
    old = joined(old, text)
    present = joined(present, was === is ? text : memberText(member, is))
  }
  return {
    beforeDigest: `sha256:${sha256(closed(old))}`, afterDigest: `sha256:${sha256(closed(present))}`,
  }
}

const objectText = (value: Members, hidden?: string): string => {
  let text = ''
  for (const member of digestShapeOf(value)) {
    if (member.name !== hidden) text = joined(text, memberText(member, value[member.name]))
  }
  return closed(text)
}

/** Each member comes with the comma before it; a long text is not copied to leave off the first. */
const joined = (members: string, member: string): string =>
  members === '' && member !== '' ? `{${member.slice(1)}` : members + member

const closed = (members: string): string => members === '' ? '{}' : `${members}}`

/** Objects of one shape have most of their plain values in common with the one before them. */
const memberText = (member: DigestMember, value: unknown): string => {
  if (value === undefined) return ''
  if (value === null) return member.asNull
  if (value === member.value) return member.text
  const text = member.head + canonicalText(value)
  if (typeof value !== 'object' || value instanceof Temporal.Instant) {
    member.value = value
    member.text = text
  }
  return text
}

type Writing = { readonly toJSON: () => unknown }

const canonicalText = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    || value === null) return canonicalJson(value)
  if (value instanceof Temporal.Instant) return `"${instantText(value)}"`
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    let members = ''
    for (const each of value) {
      members += (members === '' ? '' : ',') + (each === undefined ? 'null' : canonicalText(each))
    }
    return `[${members}]`
  }
  const writing = value as Partial<Writing>
  return typeof writing.toJSON === 'function'
    ? canonicalText(writing.toJSON())
    : objectText(value as Members)
}
