import { mapObjects } from '../canonical/map-objects.ts'
import {
  elementsOf, isNode, membersOf, nodeAt, referenceOf, type Node,
} from '../document/json-node.ts'
import { orNull, proseKeywords } from '../document/keywords.ts'
import type { Kind } from '../document/shapes.ts'
import { boundFormats } from '../structure/schema/value-rules.ts'
import { asAnswers } from './as-answers.ts'
import { withoutBooleans } from './without-booleans.ts'

/** What the tools judge and the gate leaves to them. */
const left = new Set(['x-sunset', orNull])

const isSaidToPeople = (key: string): boolean =>
  proseKeywords.has(key) || (key.startsWith('x-') && !left.has(key))

/** Tags of operations and names of contacts are compared by name, not by a tool. */
const comparedByName = new Set(['tags', 'info', 'externalDocs', 'links'])

/** Names by pattern, which the tools compare as they are written. */
const isLeft = (key: string, value: unknown): boolean =>
  key === 'patternProperties' || (key === 'format' && boundFormats.has(String(value)))

const isWire = (key: string, { kind, value }: { kind: Kind; value: unknown }): boolean => {
  if (kind === 'response' && key === 'description') return true
  if (kind === 'schema' && isLeft(key, value)) return false
  return !isSaidToPeople(key) && !comparedByName.has(key)
}

/** Names of headers have no case, and the tools think that they have. */
const lowerHeaders = (node: Node, kind: Kind): Node => {
  const { name, in: place, headers } = node
  if (place === 'header' && typeof name === 'string') return { ...node, name: name.toLowerCase() }
  if (kind !== 'response' || !isNode(headers)) return node
  const lower = Object.entries(headers).map(([key, header]) => [key.toLowerCase(), header])
  return { ...node, headers: Object.fromEntries(lower) as Node }
}

const bareParts = new WeakMap<object, unknown>()

/** Nothing but the wire, and everything that is sent as an answer or a request of HTTP. */
export const wireDocument = (canonical: Node): Node =>
  mapObjects(asAnswers(canonical), 'document', {
    rewrite: (node, kind) => {
      const kept = Object.entries(node).filter(([key, value]) => isWire(key, { kind, value }))
      const bare = kept.length === Object.keys(node).length ? node : Object.fromEntries(kept)
      return lowerHeaders(bare, kind)
    },
    known: bareParts,
  }) as Node

const nullType = { type: 'null' }

const withNull = (schema: Node): Node => {
  const { type, enum: values, oneOf, anyOf } = schema
  if (oneOf !== undefined) return { ...schema, oneOf: [...elementsOf(oneOf), nullType] }
  if (anyOf !== undefined) return { ...schema, anyOf: [...elementsOf(anyOf), nullType] }
  const types = type === undefined ? {} : { type: [type, 'null'].flat() }
  return { ...schema, ...types, ...(Array.isArray(values) ? { enum: [...values, null] } : {}) }
}

type Spelling = { schema: Node; open: string[] }

/** What a marked reference leads to, written where it stands, so that only null is new there. */
const inlined = (document: Node, { schema, open }: Spelling): Node => {
  const reference = referenceOf(schema) ?? ''
  const target = nodeAt(document, reference)
  if (open.includes(reference) || !isNode(target) || referenceOf(target) !== undefined) {
    return { oneOf: [{ $ref: reference }, nullType] }
  }
  const spelled = mapObjects(target, 'schema', {
    rewrite: (node) => spellOne(document, { schema: node, open: [...open, reference] }),
  })
  return target[orNull] === true ? membersOf(spelled) : withNull(membersOf(spelled))
}

/** One schema without what the tools cannot read: the gate's mark for null, and bare booleans. */
const spellOne = (document: Node, { schema, open }: Spelling): Node => {
  const { [orNull]: isNullable, ...plain } = withoutBooleans(schema, 'schema')
  if (isNullable !== true) return plain
  if (referenceOf(plain) === undefined) return withNull(plain)
  return inlined(document, { schema: plain, open })
}

const required = { title: 'contract', version: '0' }

/** A document of the wire as the tools can read it. */
export const toolDocument = (wire: Node): Node => {
  const spelled = mapObjects(wire, 'document', {
    rewrite: (node, kind) =>
      (kind === 'schema'
        ? spellOne(wire, { schema: node, open: [] }) : withoutBooleans(node, kind)),
  })
  const { jsonSchemaDialect: _, ...rest } = membersOf(spelled)
  return { ...rest, openapi: '3.1.0', info: required }
}
