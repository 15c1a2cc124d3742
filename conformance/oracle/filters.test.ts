import type { PropertyFilter, UsageEventInput } from '@valora/spec/types'
import { expect, test } from 'vitest'
import { selected } from './filters.ts'

const at = '2026-01-10T00:00:00Z'
const properties: NonNullable<UsageEventInput['properties']>[] =
  [{ a: 'x' }, { a: 42 }, { a: '42' }, { a: true }, { b: 'x' }, { a: '' }]
const events = properties.map((own, index) =>
  ({ id: String(index), timestamp: at, properties: own }))

test.each<[PropertyFilter[], string, string]>([
  [[{ operator: 'equals', property: 'a', value: 'x' }], '0', 'one value'],
  [[{ operator: 'equals', property: 'a', value: 42 }], '12', 'the number and its text'],
  [[{ operator: 'equals', property: 'a', value: 'true' }], '3', 'a boolean by its text'],
  [[{ operator: 'in', property: 'a', values: ['x', '42'] }], '012', 'any of them'],
  [[{ operator: 'exists', property: 'a', exists: true }], '01235', 'the empty text is there'],
  [[{ operator: 'exists', property: 'a', exists: false }], '4', 'the one without'],
  [[{ operator: 'exists', property: 'a', exists: true },
    { operator: 'equals', property: 'b', value: 'x' }], '', 'all must fit'],
  [[{ operator: 'equals', property: 'toString', value: 'x' }], '', 'nothing is inherited'],
  [[], '012345', 'no filter lets all through'],
])('%j selects %s: %s', (filters, wanted) =>
  expect(selected(events, filters).map(({ id }) => id).join('')).toBe(wanted))
