import { expect, test } from 'vitest'
import { exact } from './decimal-text.ts'
import { measureWindow, type Measure } from './measure.ts'

const day = { start: '2026-01-10T00:00:00Z', end: '2026-01-11T00:00:00Z' }

type Row = [time: string, value: string | number, id?: string]

const eventsOf = (rows: readonly Row[]) => rows.map(([time, amount, id], index) =>
  ({ id: id ?? `e${index}`, timestamp: `2026-01-${time}Z`, properties: { amount } }))

const few: Row[] = [['10T06:00:00', '5'], ['10T12:00:00', '2'], ['10T18:00:00', '5']]
const before: Row = ['09T00:00:00', '9']

test.each<[Measure['aggregation'], Row[], string, string]>([
  ['count', few, '3', 'three events'],
  ['sum', few, '12', '5 + 2 + 5'],
  ['max', few, '5', 'the greatest'],
  ['min', few, '2', 'the least'],
  ['average', few, '4', '12 / 3'],
  ['average', [['10T06:00:00', '1'], ['10T07:00:00', '1'], ['10T08:00:00', '0']],
    '0.666666666667', '2 / 3'],
  ['unique_count', few, '2', '5 and 2'],
  ['unique_count', [['10T06:00:00', 42], ['10T07:00:00', '42']], '1', 'a number is its text'],
  ['latest', few, '5', 'of 18:00'],
  ['latest', [['10T06:00:00', '1', 'b'], ['10T06:00:00', '2', 'a']], '1', 'the greater id'],
  ['weighted_sum', few, '6', '(5 x 18 + 2 x 12 + 5 x 6) / 24 = 144 / 24'],
  ['weighted_sum', [['10T16:00:00', '1']], '0.333333333333', '8 / 24'],
  ['sum', [before, ['11T00:00:00', '4']], '0', 'before and at the end'],
])('%s of %j is %s: %s', (aggregation, rows, wanted) =>
  expect(exact(measureWindow({ aggregation, value_property: 'amount' }, eventsOf(rows), day)
    .quantity)).toBe(wanted))

test.each<[Measure['aggregation'], Row[], string, number, string]>([
  ['latest', [before], '9', 0, 'the last before the window'],
  ['latest', [before, ...few], '5', 3, 'hidden by the window'],
  ['max', [before, ...few], '9', 3, 'greater than all in the window'],
  ['max', [['08T00:00:00', '9'], ['09T00:00:00', '3'], ...few], '5', 3, 'only the last level'],
  ['max', [['09T00:00:00', '-3']], '-3', 0, 'a level below zero'],
  ['weighted_sum', [before, ['09T01:00:00', '-8'], ...few], '7', 3, '9 - 8 + 6'],
])('%s carried over %j is %s of %i events: %s', (aggregation, rows, wanted, count) => {
  const meter: Measure = { aggregation, value_property: 'amount', carry_forward: true }
  const { quantity, events } = measureWindow(meter, eventsOf(rows), day)
  expect([exact(quantity), events.length]).toEqual([wanted, count])
})
