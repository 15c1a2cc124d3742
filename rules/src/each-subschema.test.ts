import { expect, test } from 'vitest'
import { eachSubschema } from './each-subschema.ts'
import type { Schema } from './openapi.ts'

const places = (schema: Schema) =>
  [...eachSubschema(schema)].map(({ at }) => at.join('/'))

test.each<[Schema, string[], string]>([
  [{}, [''], 'a schema is its own outermost'],
  [{ properties: { a: { items: {} } } }, ['', 'properties/a', 'properties/a/items'], 'parts'],
  [{ oneOf: [{}, { not: {} }] }, ['', 'oneOf/0', 'oneOf/1', 'oneOf/1/not'], 'branches'],
  [{ additionalProperties: false }, [''], 'a boolean schema says nothing more'],
  [{ properties: { items: {}, oneOf: {} } }, ['', 'properties/items', 'properties/oneOf'],
    'a property may be named like a keyword'],
  [{ examples: [{ properties: {} }], default: { items: {} } }, [''], 'values are no schemas'],
])('%j holds %j: %s', (schema, wanted) => {
  expect(places(schema).sort()).toEqual([...wanted].sort())
})

test('a branch knows the schemas around its value, a part does not', () => {
  const branch = { required: ['a'] }
  const part = { type: 'string' }
  const middle = { anyOf: [branch], properties: { a: part } }
  const outer = { allOf: [middle] }
  const around = new Map([...eachSubschema(outer)].map(({ schema, around: all }) => [schema, all]))
  expect(around.get(branch)).toEqual([outer, middle])
  expect(around.get(part)).toEqual([])
})
