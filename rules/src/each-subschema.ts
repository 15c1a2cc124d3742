import { isObject, type JsonPath } from './json.ts'
import type { Schema } from './openapi.ts'

export interface Subschema {
  schema: Schema
  at: JsonPath
  /** The schemas around it that judge the same value, nearest last. */
  around: readonly Schema[]
}

// These judge the value itself; all others judge a part of it.
const applicators = new Set(
  ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'],
)
const single = ['not', 'if', 'then', 'else', 'items', 'contains', 'propertyNames',
  'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems']
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const maps = ['properties', 'patternProperties', 'dependentSchemas', '$defs']

function* children(schema: Schema): Iterable<{ keyword: string; child: Schema; at: JsonPath }> {
  for (const keyword of single) {
    const child = schema[keyword]
    if (isObject(child)) yield { keyword, child, at: [keyword] }
  }
  for (const keyword of [...lists, ...maps]) {
    const held = schema[keyword]
    if (!isObject(held) && !Array.isArray(held)) continue
    for (const [name, child] of Object.entries(held)) {
      if (!isObject(child)) continue
      yield { keyword, child, at: [keyword, Array.isArray(held) ? Number(name) : name] }
    }
  }
}

/** The schema and every schema inside it, outermost first; references are not followed. */
export function* eachSubschema(
  schema: Schema,
  { at = [], around = [] }: { at?: JsonPath; around?: readonly Schema[] } = {},
): Iterable<Subschema> {
  yield { schema, at, around }
  for (const { keyword, child, at: step } of children(schema)) {
    yield* eachSubschema(child, {
      at: [...at, ...step],
      around: applicators.has(keyword) ? [...around, schema] : [],
    })
  }
}
