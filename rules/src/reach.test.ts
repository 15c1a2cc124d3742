import { expect, test } from 'vitest'
import { reach } from './reach.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: string) => ({ content: { 'application/json': { schema: ref(name) } } })

const schemas = {
  Create: { properties: { interval: ref('Interval') } },
  Interval: { properties: { unit: { type: 'string' } } },
  Plan: { properties: { interval: ref('Interval'), parent: ref('Plan') } },
  Kind: { type: 'string' },
  Unused: {},
}
const root = {
  components: { schemas, requestBodies: { Create: json('Create') } },
  paths: {
    '/plans': {
      parameters: [{ name: 'kind', in: 'query', schema: ref('Kind') }],
      post: {
        requestBody: { $ref: '#/components/requestBodies/Create' },
        responses: { 201: json('Plan') },
      },
    },
  },
}

test.each<[keyof typeof schemas, string[], string]>([
  ['Create', ['body'], 'a shared body is followed'],
  ['Interval', ['body', 'response'], 'it stands on both sides'],
  ['Plan', ['response'], 'a circle ends'],
  ['Kind', ['parameter'], 'a path parameter counts for its operations'],
  ['Unused', [], 'nothing leads to it'],
])('%s is reached from %j: %s', (name, sides) => {
  const reached = reach(root)
  expect((['body', 'parameter', 'response'] as const).filter((side) =>
    reached[side].has(schemas[name]))).toEqual(sides)
})

test('what stands inside of a reached schema is reached', () => {
  expect(reach(root).body.has(schemas.Interval.properties.unit)).toBe(true)
})
