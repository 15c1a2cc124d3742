import { expect, test } from 'vitest'
import { resolve } from './resolve.ts'

const root = {
  paths: { '/a~b': { get: { operationId: 'getA' } } },
  components: {
    schemas: {
      A: { $ref: '#/components/schemas/B' },
      B: { type: 'string' },
      Loop: { $ref: '#/components/schemas/Loop' },
    },
  },
}

test.each<[string, unknown, string]>([
  ['#/components/schemas/A', { type: 'string' }, 'a chain is followed to its end'],
  ['#/paths/~1a~0b/get', { operationId: 'getA' }, 'tokens are unescaped'],
  ['#/components/schemas/C', undefined, 'nothing is there'],
  ['#/components/schemas/Loop', undefined, 'a circle has no end'],
])('%s -> %j: %s', ($ref, wanted) => {
  expect(resolve({ $ref }, root)).toEqual(wanted)
})

test('what is no reference stays itself', () => {
  const schema = { type: 'string' }
  expect(resolve(schema, root)).toBe(schema)
})
