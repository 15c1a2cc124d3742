import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { BillingPeriod } from '../time/billing-period.ts'
import { formatInstant, isBefore, parseInstant } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import {
  billingBoundary, dueBillingBoundary, nextBillingBoundary, passBoundary,
} from './billing-boundary.ts'
import type { BillingBoundary } from './billing-boundary.ts'
import { cancel } from './cancel.ts'
import type { Subscription } from './subscription.ts'

const at = (day: string) => parseInstant(`${day}T00:00:00Z`)
const subscription: Subscription = {
  status: 'active',
  schedule: { anchor: at('2026-01-31'), interval: { unit: 'month', count: 1 }, timeZone: 'UTC' },
  currency: { code: 'EUR', minorDigits: 2 },
  items: [],
  nextBoundary: 0,
}
const day = (instant: Instant) => formatInstant(instant).slice(0, 10)
const span = (period: BillingPeriod | undefined) =>
  period ? `${day(period.start)}..${day(period.end)}` : '-'
const shown = (boundary: BillingBoundary | undefined) => boundary
  && `${day(boundary.at)} closes ${span(boundary.closes)} opens ${span(boundary.opens)}`

test.each<[string | undefined, number, string | undefined, string]>([
  [undefined, 0, '2026-01-31 closes - opens 2026-01-31..2026-02-28', 'the start'],
  [undefined, 1, '2026-02-28 closes 2026-01-31..2026-02-28 opens 2026-02-28..2026-03-31', 'on'],
  ['2026-02-28', 0, '2026-01-31 closes - opens 2026-01-31..2026-02-28', 'before its end'],
  ['2026-02-28', 1, '2026-02-28 closes 2026-01-31..2026-02-28 opens -', 'ends with its period'],
  ['2026-02-28', 2, undefined, 'nothing after the end'],
  ['2026-02-10', 1, '2026-02-10 closes 2026-01-31..2026-02-10 opens -', 'ends in mid-period'],
  ['2026-02-10', 2, undefined, 'nothing after that end'],
  ['2026-01-31', 1, undefined, 'ended at its very start'],
])('canceled at %s, boundary %d is %s: %s', (cancelAt, number, wanted) => {
  const course = { ...subscription, cancelAt: cancelAt === undefined ? undefined : at(cancelAt) }
  expect(shown(billingBoundary(course, number))).toBe(wanted)
})

test('a boundary is due from its instant on', () => {
  const waiting = { ...subscription, nextBoundary: 1 }
  const before = at('2026-02-28').subtract({ nanoseconds: 1 })
  expect(dueBillingBoundary(waiting, before)).toBeUndefined()
  expect(dueBillingBoundary(waiting, at('2026-02-28'))?.number).toBe(1)
  expect(dueBillingBoundary(waiting, at('2027-01-01'))?.number).toBe(1)
  expect(nextBillingBoundary(waiting)?.number).toBe(1)
})

/** Runs every boundary due by `now`, as a scheduler would. */
const run = (given: Subscription, now: Instant): [Subscription, BillingBoundary[]] => {
  const due = dueBillingBoundary(given, now)
  if (!due) return [given, []]
  const [after, more] = run(passBoundary(given, due), now)
  return [after, [due, ...more]]
}

test('a scheduled cancellation ends at its boundary; nothing is left', () => {
  const [begun] = run(subscription, at('2026-02-10'))
  const scheduled = cancel(begun, { mode: 'period_end', at: at('2026-02-10') })
  const [ended, boundaries] = run(scheduled, at('2027-01-01'))
  expect(boundaries.map(({ number }) => number)).toEqual([1])
  expect(ended)
    .toEqual({ ...scheduled, status: 'canceled', canceledAt: at('2026-02-28'), nextBoundary: 2 })
  expect(nextBillingBoundary(ended)).toBeUndefined()
})

test('a subscription that goes on stays active', () => {
  const [after, boundaries] = run(subscription, at('2026-12-31'))
  expect(after).toEqual({ ...subscription, nextBoundary: 12 })
  expect(boundaries).toHaveLength(12)
})

test('a boundary before the scheduled end leaves it active', () => {
  const later = { ...subscription, cancelAt: at('2026-06-15') }
  const [after] = run(later, at('2026-06-14'))
  expect(after).toEqual({ ...later, nextBoundary: 5 })
})

test('a day that the zone skipped is neither opened nor the end', () => {
  const samoa = { ...subscription, schedule: {
    anchor: parseInstant('2011-12-29T10:00:00Z'), timeZone: 'Pacific/Apia',
    interval: { unit: 'day', count: 1 } as const,
  } }
  const [after, boundaries] = run(samoa, parseInstant('2011-12-31T10:00:00Z'))
  expect(boundaries.map(({ closes, opens }) => [closes?.index, opens?.index]))
    .toEqual([[undefined, 0], [0, undefined], [undefined, 2], [2, 3]])
  expect(after.status).toBe('active')
})

test('every instant until the end is opened once and closed once', () => {
  const moments = fc.integer({ min: 0, max: 400 * 24 }).map((hours) =>
    Temporal.Instant.fromEpochMilliseconds(hours * 3_600_000).add({ hours: 491_000 }))
  const modes = fc.constantFrom('now', 'period_end')
  const zones = fc.constantFrom('UTC', 'Australia/Lord_Howe', 'Europe/Berlin')
  const intervals = fc.record({
    unit: fc.constantFrom('day', 'week', 'month', 'year'), count: fc.constant(3) })
  fc.assert(fc.property(moments, moments, modes, zones, intervals, (...given) => {
    const [one, other, mode, timeZone, interval] = given
    const [anchor, end] = isBefore(one, other) ? [one, other] : [other, one]
    const schedule = { anchor, timeZone, interval }
    const [begun, first] = run({ ...subscription, schedule }, end)
    const canceled = cancel(begun, { mode, at: end })
    const [ended, last] = run(canceled, end.add({ hours: 24 * 1200 }))
    const boundaries = [...first, ...last]
    const closed = boundaries.flatMap(({ closes }) => closes ?? [])
    expect(boundaries.map(({ number }) => number)).toEqual([...boundaries.keys()])
    expect(closed[0]?.start ?? ended.cancelAt).toEqual(anchor)
    expect(closed.at(-1)?.end ?? anchor).toEqual(ended.cancelAt)
    closed.slice(1).forEach((period, index) =>
      expect(period.start).toEqual(closed[index]?.end))
    expect(ended.status).toBe('canceled')
  }), { numRuns: 60 })
})
