import { expect, test } from 'vitest'
import { aggregations } from './meter.ts'
import type { Meter } from './meter.ts'
import { meterFaults } from './meter-faults.ts'
import type { PropertyFilter } from './property-filter.ts'

const eventName = 'storage.sampled'
const told = (terms: Partial<Meter>): string[] =>
  meterFaults({ eventName, aggregation: 'sum', valueProperty: 'gigabytes', ...terms })
    .map(({ pointer, code }) => `${pointer} ${code}`)

test.each(aggregations)('%s and its value property fit or are refused', (aggregation) => {
  const faults = [undefined, 'gigabytes'].map((valueProperty) =>
    told({ aggregation, valueProperty }))
  expect(faults).toEqual(aggregation === 'count'
    ? [[], ['/value_property value_property_unused']]
    : [['/value_property value_property_required'], []])
})

test.each(aggregations)('%s carries a level or is refused to', (aggregation) => {
  const terms = aggregation === 'count' ? { valueProperty: undefined } : {}
  expect(told({ aggregation, carryForward: false, ...terms })).toEqual([])
  expect(told({ aggregation, carryForward: true, ...terms }))
    .toEqual(['latest', 'max', 'weighted_sum'].includes(aggregation)
      ? [] : ['/carry_forward carry_forward_unsupported'])
})

const is = (property: string, value: string | number | boolean): PropertyFilter =>
  ({ property, operator: 'equals', value })
const among = (property: string, ...values: (string | number | boolean)[]): PropertyFilter =>
  ({ property, operator: 'in', values })
const exists = (property: string, wanted: boolean): PropertyFilter =>
  ({ property, operator: 'exists', exists: wanted })

test.each<[string, PropertyFilter[], string[]]>([
  ['filters of two properties do not meet', [is('a', 'x'), is('b', 'y')], []],
  ['the same asked twice is one question', [is('a', 'x'), is('a', 'x')], []],
  ['values are compared by their texts', [is('a', 42), is('a', '42'), among('a', true, '42')], []],
  ['true is no 1', [is('a', true), is('a', 1)], ['/filters/1/value']],
  ['sets that share a value', [among('a', 'x', 'y'), among('a', 'y', 'z')], []],
  ['sets that share none', [among('a', 'x', 'y'), among('a', 'z')], ['/filters/1/values']],
  ['three sets of which only two meet at a time',
    [among('a', 'x', 'y'), among('a', 'y', 'z'), among('a', 'z', 'x')], ['/filters/2/values']],
  ['what is there and is not', [exists('a', true), exists('a', false)], ['/filters/1/exists']],
  ['in either order', [exists('a', false), exists('a', true)], ['/filters/1/exists']],
  ['a value of what is not there', [exists('a', false), is('a', 'x')], ['/filters/1/value']],
  ['the value itself not being there', [exists('gigabytes', false)], ['/filters/0/exists']],
  ['one that is there anyway', [exists('gigabytes', true), exists('a', true), is('a', 'x')], []],
  ['every contradiction is named', [is('a', 1), is('a', 2), exists('b', true), exists('b', false)],
    ['/filters/1/value', '/filters/3/exists']],
])('filters: %s', (_why, filters, pointers) => {
  expect(told({ filters })).toEqual(pointers.map((pointer) => `${pointer} filters_contradict`))
})

test('a property groups once', () => {
  expect(told({ groupBy: ['a', 'b', 'c'] })).toEqual([])
  expect(told({ groupBy: ['a', 'b', 'a', 'a'] }))
    .toEqual(['/group_by/2 property_repeated', '/group_by/3 property_repeated'])
})

test('every fault is named at once, in the order of the definition', () => {
  const faults = told({
    aggregation: 'average', valueProperty: undefined, carryForward: true, groupBy: ['a', 'a'],
    filters: [is('a', 'x'), is('a', 'y')],
  })
  expect(faults).toEqual([
    '/value_property value_property_required', '/filters/1/value filters_contradict',
    '/group_by/1 property_repeated', '/carry_forward carry_forward_unsupported',
  ])
})
