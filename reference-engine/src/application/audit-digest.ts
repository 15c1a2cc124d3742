import { Temporal } from 'temporal-polyfill'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { Sha256 } from '../domain/digest.ts'
import { formatInstant } from '../domain/time/instant.ts'

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
  const old = before && writtenMembers(before as Members)
  const present = after && writtenMembers(after as Members, old)
  const digest = (written: Written | undefined): string | null =>
    written === undefined ? null : `sha256:${sha256(objectText(written))}`
  return { beforeDigest: digest(old), afterDigest: digest(present) }
}

type Written = {
  readonly of: Members
  readonly shape: Shape
  /** The text of each member; nothing where it is absent. */
  readonly texts: readonly (string | undefined)[]
}

const writtenMembers = (of: Members, other?: Written): Written => {
  const shape = shapeOf(of)
  const alike = other?.shape === shape ? other : undefined
  const texts = shape.names.map((name, index) => {
    const member = of[name]
    if (member === undefined) return undefined
    if (alike !== undefined && alike.of[name] === member) return alike.texts[index]
    return `${shape.heads[index]}${canonicalText(member)}`
  })
  return { of, shape, texts }
}

const objectText = ({ texts }: Written): string => {
  let members = ''
  for (const text of texts) {
    if (text !== undefined) members += members === '' ? text : `,${text}`
  }
  return `{${members}}`
}

type Writing = { readonly toJSON: () => unknown }

const canonicalText = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    || value === null) return canonicalJson(value)
  if (value instanceof Temporal.Instant) return `"${formatInstant(value)}"`
  if (Array.isArray(value)) {
    return `[${value.map((each) => (each === undefined ? 'null' : canonicalText(each))).join(',')}]`
  }
  const writing = value as Partial<Writing>
  return typeof writing.toJSON === 'function'
    ? canonicalText(writing.toJSON())
    : objectText(writtenMembers(value as Members))
}

/** The names of an object's members, sorted, and what stands before the value of each. */
type Shape = { readonly names: readonly string[]; readonly heads: readonly string[] }

const shapes_max = 1000
const shapes = new Map<string, Shape>()
const separator = '\n'

/** Most values are of few shapes, whose names are sorted once. */
const shapeOf = (value: object): Shape => {
  const names = Object.keys(value)
  const name = names.join(separator)
  const known = shapes.get(name)
  // No remembered name holds the separator, so another list of as many names is another text.
  if (known?.names.length === names.length) return known
  names.sort()
  const shape = { names, heads: names.map((each) => `${canonicalJson(each)}:`) }
  if (names.some((each) => each.includes(separator))) return shape
  if (shapes.size >= shapes_max) shapes.clear()
  shapes.set(name, shape)
  return shape
}
