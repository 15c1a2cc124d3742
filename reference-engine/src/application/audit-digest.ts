import { Temporal } from 'temporal-polyfill'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { Sha256 } from '../domain/digest.ts'
import { formatInstant } from '../domain/time/instant.ts'
import type { Instant } from '../domain/time/instant.ts'

type Members = { readonly [name: string]: unknown }

/** What a change was made of and into; of a new object there is nothing before. */
export type Changed = { readonly before?: object | undefined; readonly after?: object | undefined }

export type AuditDigests =
  { readonly beforeDigest: string | null; readonly afterDigest: string | null }

/**
 * Digests of stored values: `sha256:` and 64 hex digits over the canonical JSON of what they are
 * in JSON. Values of the domain write themselves: decimals and instants have one text each. A
 * billing run makes several for each invoice, so no JSON is made of a value on the way, and what
 * a change has left as it was is written once.
 */
export const auditDigests = ({ before, after }: Changed, sha256: Sha256): AuditDigests => {
  const [old, present] = changedTexts({ before, after })
  const digest = (text: string | undefined): string | null =>
    text === undefined ? null : `sha256:${sha256(text)}`
  return { beforeDigest: digest(old), afterDigest: digest(present) }
}

type Texts = readonly [before: string | undefined, after: string | undefined]

const changedTexts = ({ before, after }: Changed): Texts => {
  if (before !== undefined && after !== undefined) {
    const shape = shapeOf(before)
    if (shapeOf(after) === shape) {
      return alikeTexts(shape, { before: before as Members, after: after as Members })
    }
  }
  return [before && objectText(before as Members), after && objectText(after as Members)]
}

type Alike = { readonly before: Members; readonly after: Members }

const alikeTexts = (shape: Shape, { before, after }: Alike): Texts => {
  let [old, present] = ['', '']
  for (const member of shape) {
    const [was, is] = [before[member.name], after[member.name]]
    const text = memberText(member, was)
    old += text
    present += was === is ? text : memberText(member, is)
  }
  return [closed(old), closed(present)]
}

const objectText = (value: Members): string => {
  let text = ''
  for (const member of shapeOf(value)) text += memberText(member, value[member.name])
  return closed(text)
}

/** Each member comes with the comma before it. */
const closed = (members: string): string => `{${members.slice(1)}}`

const memberText = ({ head, asNull }: Member, value: unknown): string => {
  if (value === undefined) return ''
  return value === null ? asNull : head + canonicalText(value)
}

type Writing = { readonly toJSON: () => unknown }

const canonicalText = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    || value === null) return canonicalJson(value)
  if (value instanceof Temporal.Instant) return instantText(value)
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[${value.map((each) => (each === undefined ? 'null' : canonicalText(each))).join(',')}]`
  }
  const writing = value as Partial<Writing>
  return typeof writing.toJSON === 'function'
    ? canonicalText(writing.toJSON())
    : objectText(value as Members)
}

const instants_max = 500
const instants = new Map<Instant, string>()

/** What a run changes has most of its instants in common. */
const instantText = (instant: Instant): string => {
  const known = instants.get(instant)
  if (known !== undefined) return known
  if (instants.size >= instants_max) instants.clear()
  const text = `"${formatInstant(instant)}"`
  instants.set(instant, text)
  return text
}

/** A member of a shape, and what stands before its value. */
type Member = { readonly name: string; readonly head: string; readonly asNull: string }

/** The members of an object, sorted by their names. */
type Shape = readonly Member[]

const shapes_max = 16
/** By how many names they have; each with the names as they came. */
const shapes = new Map<number, { readonly given: readonly string[]; readonly shape: Shape }[]>()

/** Most values are of few shapes, whose names are sorted once. */
const shapeOf = (value: object): Shape => {
  const given = Object.keys(value)
  const alike = shapes.get(given.length) ?? []
  const known = alike.find((each) => each.given.every((name, index) => name === given[index]))
  if (known !== undefined) return known.shape
  const shape = given.toSorted().map((name): Member => {
    const head = `,${canonicalJson(name)}:`
    return { name, head, asNull: `${head}null` }
  })
  if (alike.length >= shapes_max) alike.length = 0
  alike.push({ given, shape })
  shapes.set(given.length, alike)
  return shape
}
