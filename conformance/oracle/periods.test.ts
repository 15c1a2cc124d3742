import { expect, test } from 'vitest'
import { period, periodsUntil } from './periods.ts'

const berlin = {
  anchor: '2026-01-29T01:30:00Z', zone: 'Europe/Berlin', interval: { unit: 'month', count: 1 },
} as const

test('periods are contiguous, also over a daylight saving gap', () => {
  expect([0, 1, 2].map((k) => period(berlin, k))).toEqual([
    { index: 0, start: '2026-01-29T01:30:00Z', end: '2026-02-28T01:30:00Z' },
    { index: 1, start: '2026-02-28T01:30:00Z', end: '2026-03-29T01:00:00Z' },
    { index: 2, start: '2026-03-29T01:00:00Z', end: '2026-04-29T00:30:00Z' },
  ])
})

test.each([
  ['2026-01-29T01:30:00Z', 1, 'the first begins at the anchor'],
  ['2026-02-28T01:29:59.999999Z', 1, 'a microsecond early is early'],
  ['2026-02-28T01:30:00Z', 2, 'the end of one is the start of the next'],
  ['2026-01-29T01:29:59Z', 0, 'nothing before the anchor'],
])('until %s there are %i: %s', (now, wanted) =>
  expect(periodsUntil(berlin, now).length).toBe(wanted))
