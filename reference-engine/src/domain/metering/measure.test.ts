import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { parseInstant } from '../time/instant.ts'
import { measure } from './measure.ts'
import type { Aggregation } from './meter.ts'
import type { UsageEvent } from './usage-event.ts'

const payloadHash = 'a'.repeat(64)
const timestamp = parseInstant('2026-02-03T10:15:00Z')
const measured = (aggregation: Aggregation, properties: UsageEvent['properties']) => {
  const meter = { eventName: 'm', aggregation, valueProperty: 'v/1' }
  return measure(meter, { event: { id: 'e', eventName: 'm', timestamp, properties }, payloadHash })
}

test.each(['sum', 'max', 'latest'] as const)('%s takes the number', (aggregation) => {
  const { contribution } = measured(aggregation, { 'v/1': '2.50' })
  const value = Decimal.parse('2.5')
  expect(contribution).toEqual({ eventId: 'e', timestamp, payloadHash, value })
})

test('unique_count takes the text, which need not be a number', () => {
  expect(measured('unique_count', { 'v/1': 'anna' }).contribution)
    .toMatchObject({ distinct: 'anna' })
})

test('count takes the event whatever it says', () => {
  expect(measured('count', {}).contribution).toEqual({ eventId: 'e', timestamp, payloadHash })
})

test.each<[Aggregation, UsageEvent['properties'], string, string]>([
  ['sum', {}, 'meter_value_missing', 'no such property'],
  ['unique_count', { v: 1 }, 'meter_value_missing', 'another property'],
  ['max', { 'v/1': 'ten' }, 'meter_value_not_numeric', 'a word'],
  ['latest', { 'v/1': '1'.repeat(19) }, 'meter_value_out_of_range', 'too wide'],
])('%s of %o is %s: %s', (aggregation, properties, code) => {
  expect(measured(aggregation, properties).fault)
    .toMatchObject({ code, pointer: '/properties/v~11' })
})

test('what every object inherits is no property', () => {
  const meter = { eventName: 'm', aggregation: 'unique_count', valueProperty: 'toString' } as const
  const event = { id: 'e', eventName: 'm', timestamp, properties: {} }
  expect(measure(meter, { event, payloadHash }).fault?.code).toBe('meter_value_missing')
})
