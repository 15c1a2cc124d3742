import { isNode, type Node } from '../document/json-node.ts'
import { childOf, type Kind } from '../document/shapes.ts'

/** Where oasdiff reads a boolean schema. */
const readable = new Set(['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'])

const asObject = (value: unknown): unknown => {
  if (typeof value !== 'boolean') return value
  return value ? {} : { not: {} }
}

const spell = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asObject)
  if (!isNode(value)) return asObject(value)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asObject(inner)]))
}

/** The same with `{}` for true and `{ not: {} }` for false where a schema stands in it. */
export const withoutBooleans = (node: Node, kind: Kind): Node => {
  const members = Object.entries(node).map(([key, value]): [string, unknown] => {
    const child = childOf(kind, key)
    if (child?.kind !== 'schema' || readable.has(key)) return [key, value]
    if (child.as === 'one') return [key, asObject(value)]
    return [key, spell(value)]
  })
  return Object.fromEntries(members)
}
