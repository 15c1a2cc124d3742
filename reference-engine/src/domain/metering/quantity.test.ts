import { expect, test } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { fixedOf } from './fixed-value.ts'
import { aggregations } from './meter.ts'
import type { Aggregation } from './meter.ts'
import { carryOn, nothingCarried, quantity } from './quantity.ts'
import type { Carried } from './quantity.ts'
import { emptyRollup, keptBy, rollupOf } from './rollup.ts'

const at = (minute: string) => parseInstant(`2026-01-01T00:${minute}Z`)
const period = { start: at('00:00'), end: at('10:00') }

const event = (eventId: string, value: string, minute: string) => ({
  eventId, value: fixedOf(value), distinct: value, checksum: 0n, group: '', timestamp: at(minute),
})
const used =
  [event('d', '0.1', '03:00'), event('b', '0.2', '09:00'), event('a', '7', '09:00'),
    event('c', '0.2', '05:00')]
const negative = [event('a', '-3', '00:00'), event('b', '-1', '01:00')]

const measured = (
  aggregation: Aggregation,
  { events, carried = nothingCarried }: { events: typeof used; carried?: Carried },
) => {
  const keeps = keptBy({ eventName: 'e', aggregation, carryForward: true })
  const rollup = rollupOf(events, { keeps, until: period.end })
  return quantity(aggregation, { rollup, carried, period }).toString()
}

test.each<[Aggregation, string, string]>([
  ['count', '4', 'every event'],
  ['sum', '7.5', 'an exact sum'],
  ['max', '7', 'the greatest value'],
  ['min', '0.1', 'the least value'],
  ['average', '1.875', 'the sum by the number of events'],
  ['unique_count', '3', 'a value twice is one'],
  ['latest', '0.2', 'by time, then by id; not by arrival'],
  ['weighted_sum', '0.89', '0.1 for 7 of 10 minutes, 0.2 for 5, then 7.2 more for one'],
])('%s is %s: %s', (aggregation, wanted) => {
  expect(measured(aggregation, { events: used })).toBe(wanted)
})

test.each([
  ['max', '-1'], ['min', '-3'], ['sum', '-4'], ['average', '-2'], ['latest', '-1'],
  ['weighted_sum', '-3.9'],
] as const)('%s of negative values is %s, not 0', (aggregation, wanted) => {
  expect(measured(aggregation, { events: negative })).toBe(wanted)
})

test.each([
  [['1', '0', '0'], '0.333333333333'], [['2', '0', '0'], '0.666666666667'],
  [['-2', '0', '0'], '-0.666666666667'],
])('the average of %j is rounded once: %s', (values, wanted) => {
  const events = values.map((value, index) => event(String(index), value, '00:00'))
  expect(measured('average', { events })).toBe(wanted)
})

const before = (value: string): Carried =>
  carryOn(nothingCarried, { ...emptyRollup, sum: fixedOf(value) ?? 0n,
    latest: { eventId: 'z', timestamp: parseInstant('2025-01-01T00:00:00Z'),
      value: fixedOf(value) ?? 0n } })

test.each<[Aggregation, typeof used, string, string, string]>([
  ['latest', [], '5', '5', 'the last level stands'],
  ['latest', used, '5', '0.2', 'a value in the window replaces it'],
  ['max', [], '5', '5', 'it counts like a value'],
  ['max', used, '5', '7', 'a greater one wins'],
  ['max', negative, '-2', '-1', 'below zero as well'],
  ['weighted_sum', [], '5', '5', 'the level all along'],
  ['weighted_sum', used, '5', '5.89', 'it adds to the integral'],
])('%s of %o carries %s in and is %s: %s', (aggregation, events, carried, wanted) => {
  expect(measured(aggregation, { events, carried: before(carried) })).toBe(wanted)
})

test('a window leaves its last level, else the one before, and all sums', () => {
  const [first, last] = [before('1'), rollupOf(used,
    { keeps: new Set(['sum', 'latest']), until: period.end })]
  expect(carryOn(first, emptyRollup)).toEqual(first)
  expect(carryOn(first, last)).toEqual({ level: last.latest, sum: fixedOf('8.5') })
  expect(carryOn({ level: last.latest, sum: 0n }, { ...emptyRollup, latest: first.level }).level)
    .toEqual(last.latest)
})

test.each(aggregations)('%s of no event is 0', (aggregation) => {
  expect(measured(aggregation, { events: [] })).toBe('0')
})
