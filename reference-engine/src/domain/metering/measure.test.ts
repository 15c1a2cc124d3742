import { expect, test } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { fixedOf } from './fixed-value.ts'
import { measure } from './measure.ts'
import type { Aggregation, Meter } from './meter.ts'
import type { PropertyFilter } from './property-filter.ts'
import type { UsageEvent } from './usage-event.ts'

const timestamp = parseInstant('2026-02-03T10:15:00Z')
const measured = (meter: Partial<Meter>, properties: UsageEvent['properties']) => {
  const whole: Meter = { eventName: 'm', aggregation: 'sum', valueProperty: 'v/1', ...meter }
  return measure(whole, { event: { id: 'e', eventName: 'm', timestamp, properties }, checksum: 7n })
}
const base =
  { eventId: 'e', timestamp, checksum: 7n, group: '', value: undefined, distinct: undefined }

test.each(['sum', 'max', 'min', 'average', 'latest', 'weighted_sum'] as const)(
  '%s takes the number', (aggregation) => {
    const { contribution } = measured({ aggregation }, { 'v/1': '2.50' })
    expect(contribution).toEqual({ ...base, value: fixedOf('2.5') })
  })

test('unique_count takes the text, which need not be a number', () => {
  expect(measured({ aggregation: 'unique_count' }, { 'v/1': 'anna' }).contribution)
    .toEqual({ ...base, distinct: 'anna' })
})

test('count takes the event whatever it says', () => {
  expect(measured({ aggregation: 'count', valueProperty: undefined }, {}).contribution)
    .toEqual(base)
})

test.each<[Aggregation, UsageEvent['properties'], string, string]>([
  ['sum', {}, 'meter_value_missing', 'no such property'],
  ['unique_count', { v: 1 }, 'meter_value_missing', 'another property'],
  ['max', { 'v/1': 'ten' }, 'meter_value_not_numeric', 'a word'],
  ['latest', { 'v/1': '1'.repeat(19) }, 'meter_value_out_of_range', 'too wide'],
])('%s of %o is %s: %s', (aggregation, properties, code) => {
  expect(measured({ aggregation }, properties).fault)
    .toMatchObject({ code, pointer: '/properties/v~11' })
})

test('what every object inherits is no property', () => {
  const meter = { aggregation: 'unique_count', valueProperty: 'toString' } as const
  expect(measured(meter, {}).fault?.code).toBe('meter_value_missing')
})

const eu: PropertyFilter = { property: 'region', operator: 'equals', value: 'eu' }

test.each<[PropertyFilter[], UsageEvent['properties'], boolean, string]>([
  [[], {}, true, 'no filter selects all'],
  [[eu], { region: 'eu' }, true, 'the value'],
  [[eu], { region: 'us' }, false, 'another value'],
  [[eu], {}, false, 'no value'],
  [[{ ...eu, value: 42 }], { region: '42' }, true, 'a number by its text'],
  [[{ ...eu, value: '1e3' }], { region: 1000 }, false, 'its shortest text'],
  [[{ ...eu, value: true }], { region: 'true' }, true, 'a boolean by its text'],
  [[{ property: 'n', operator: 'in', values: [1, 'two'] }], { n: 'two' }, true, 'one of several'],
  [[{ property: 'n', operator: 'in', values: [1, 'two'] }], { n: 3 }, false, 'none of several'],
  [[{ property: 'n', operator: 'exists', exists: true }], { n: '' }, true, 'it is there'],
  [[{ property: 'n', operator: 'exists', exists: true }], {}, false, 'it is missing'],
  [[{ property: 'n', operator: 'exists', exists: false }], {}, true, 'it must be missing'],
  [[{ property: 'toString', operator: 'exists', exists: true }], {}, false, 'inherited is none'],
  [[eu, { property: 'n', operator: 'exists', exists: false }], { region: 'eu', n: 1 }, false,
    'all filters must select'],
])('filters %j of %o select: %s (%s)', (filters, properties, selected) => {
  const { contribution, fault } =
    measured({ aggregation: 'count', valueProperty: undefined, filters }, properties)
  expect([contribution !== undefined, fault]).toEqual([selected, undefined])
})

test('an event that is left out needs no value', () => {
  expect(measured({ filters: [eu] }, { region: 'us', 'v/1': 'ten' })).toEqual({})
})

test.each<[UsageEvent['properties'], string]>([
  [{ a: 'x', b: 'y' }, '["x","y"]'], [{ b: 2 }, '[null,"2"]'], [{ a: '', b: true }, '["","true"]'],
])('%o is of the group %s', (properties, group) => {
  const { contribution } = measured(
    { aggregation: 'count', valueProperty: undefined, groupBy: ['a', 'b'] }, properties)
  expect(contribution?.group).toBe(group)
})
