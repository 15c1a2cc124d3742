import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { boundary, naturalPeriodAt } from './billing-period.ts'
import type { Schedule } from './billing-period.ts'
import { contains, formatInstant, isBefore, parseInstant } from './instant.ts'
import { intervalCountMax, intervalUnits } from './interval.ts'
import type { Interval } from './interval.ts'

type Row = {
  why: string
  anchor: string
  zone: string
  interval?: Interval
  wanted: string[]
}
const monthly: Interval = { unit: 'month', count: 1 }
const utc = 'UTC'

const rows: Row[] = [
  { why: 'the 31st is clamped, never chained', anchor: '2026-01-31T00:00:00Z', zone: utc,
    wanted: ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'] },
  { why: 'the 30th is clamped in February only', anchor: '2027-12-30T00:00:00Z', zone: utc,
    wanted: ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30'] },
  { why: '29 Feb comes back in leap years', anchor: '2024-02-29T00:00:00Z', zone: utc,
    interval: { unit: 'year', count: 1 },
    wanted: ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'] },
  { why: 'quarters from the 31st', anchor: '2025-08-31T00:00:00Z', zone: utc,
    interval: { unit: 'month', count: 3 },
    wanted: ['2025-08-31', '2025-11-30', '2026-02-28', '2026-05-31'] },
  { why: 'two weeks across a year', anchor: '2025-12-25T00:00:00Z', zone: utc,
    interval: { unit: 'week', count: 2 }, wanted: ['2025-12-25', '2026-01-08', '2026-01-22'] },
  { why: 'midnight in Kathmandu', anchor: '2026-01-30T18:15:00Z', zone: 'Asia/Kathmandu',
    wanted: ['2026-01-30T18:15', '2026-02-27T18:15', '2026-03-30T18:15'] },
  { why: 'midnight stays midnight when summer comes', anchor: '2026-02-28T23:00:00Z',
    zone: 'Europe/Berlin', wanted: ['2026-02-28T23:00', '2026-03-31T22:00', '2026-04-30T22:00'] },
  { why: 'and when it ends', anchor: '2026-09-30T22:00:00Z', zone: 'Europe/Berlin',
    wanted: ['2026-09-30T22:00', '2026-10-31T23:00', '2026-11-30T23:00'] },
  { why: 'a gap moves one boundary, not those after it', anchor: '2026-02-28T01:30:00Z',
    zone: 'Europe/Berlin', interval: { unit: 'day', count: 29 },
    wanted: ['2026-02-28T01:30', '2026-03-29T01:00', '2026-04-27T00:30'] },
  { why: 'an ambiguous boundary is the earlier', anchor: '2026-10-24T00:30:00Z',
    zone: 'Europe/Berlin', interval: { unit: 'day', count: 1 },
    wanted: ['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30'] },
  { why: 'an anchor that comes twice stays the later one', anchor: '2026-10-25T01:30:00Z',
    zone: 'Europe/Berlin', wanted: ['2026-10-25T01:30', '2026-11-25T01:30'] },
  { why: 'Lord Howe moves by half an hour', anchor: '2026-09-30T13:30:00Z',
    zone: 'Australia/Lord_Howe', wanted: ['2026-09-30T13:30', '2026-10-31T13:00'] },
  { why: 'a day that Samoa skipped is an empty period', anchor: '2011-12-29T10:00:00Z',
    zone: 'Pacific/Apia', interval: { unit: 'day', count: 1 },
    wanted: ['2011-12-29T10:00', '2011-12-30T10:00', '2011-12-30T10:00', '2011-12-31T10:00'] },
]

describe('boundaries', () => {
  test.each(rows)('$why', ({ anchor, zone, interval = monthly, wanted }) => {
    const schedule = { anchor: parseInstant(anchor), interval, timeZone: zone }
    const full = wanted.map((text) => text.includes('T') ? `${text}:00Z` : `${text}T00:00:00Z`)
    expect(wanted.map((_, index) => formatInstant(boundary(schedule, index)))).toEqual(full)
  })
})

const zones = ['UTC', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York',
  'America/Sao_Paulo', 'Pacific/Apia', 'Africa/Casablanca', 'Pacific/Chatham']
// From the year 2000 to the year 2045.
const seconds = fc.integer({ min: 946_684_800, max: 2_366_841_600 })
const instants = seconds.map((value) => Temporal.Instant.fromEpochMilliseconds(value * 1000))
const schedules = fc.record({
  anchor: instants,
  timeZone: fc.constantFrom(...zones),
  interval: fc.constantFrom(...intervalUnits).chain((unit) =>
    fc.integer({ min: 1, max: intervalCountMax[unit] }).map((count) => ({ unit, count }))),
})

describe('natural periods', () => {
  test('boundaries never go back, before the anchor as after it', () => {
    fc.assert(fc.property(schedules, fc.integer({ min: -200, max: 200 }), (schedule, number) => {
      expect(isBefore(boundary(schedule, number + 1), boundary(schedule, number))).toBe(false)
    }))
  })

  test('each instant lies in one of them, between two boundaries', () => {
    fc.assert(fc.property(schedules, instants, (schedule, instant) => {
      const period = naturalPeriodAt(schedule, instant)
      expect(contains(period, instant)).toBe(true)
      expect(naturalPeriodAt(schedule, period.end).start).toEqual(period.end)
      expect(naturalPeriodAt(schedule, period.start)).toEqual(period)
      expect(naturalPeriodAt(schedule, period.end.subtract({ nanoseconds: 1 }))).toEqual(period)
    }))
  })

  test('anchors whole intervals apart have the same boundaries', () => {
    fc.assert(fc.property(schedules, fc.integer({ min: -30, max: 30 }), (schedule, number) => {
      const moved = boundary(schedule, number)
      const [first, later] = [schedule.anchor, moved].map((instant) =>
        instant.toZonedDateTimeISO(schedule.timeZone))
      fc.pre(first?.day === later?.day && first?.offset === later?.offset
        && first?.toPlainTime().equals(later?.toPlainTime() ?? '00:00') === true)
      fc.pre(!schedule.interval.unit.startsWith('year') || first?.month !== 2)
      const period = naturalPeriodAt({ ...schedule, anchor: moved }, schedule.anchor)
      expect(period).toEqual(naturalPeriodAt(schedule, schedule.anchor))
    }))
  })

  test('a monthly boundary keeps the day of the anchor or ends the month', () => {
    fc.assert(fc.property(instants, fc.integer({ min: -500, max: 500 }), (anchor, number) => {
      const schedule = { anchor, interval: monthly, timeZone: 'Asia/Kathmandu' }
      const first = anchor.toZonedDateTimeISO(schedule.timeZone)
      const later = boundary(schedule, number).toZonedDateTimeISO(schedule.timeZone)
      expect(later.day).toBe(Math.min(first.day, later.daysInMonth))
      expect(later.toPlainTime().equals(first.toPlainTime())).toBe(true)
    }))
  })
})

test.each([
  ['2025-12-15', '2025-12-31', 'before the anchor'],
  ['2025-03-01', '2025-03-31', 'a year before it'],
  ['2026-02-27', '2026-02-28', 'after it'],
])('the period that holds %s ends on %s: %s', (inside, end) => {
  const schedule =
    { anchor: parseInstant('2026-01-31T00:00:00Z'), interval: monthly, timeZone: utc }
  const period = naturalPeriodAt(schedule, parseInstant(`${inside}T12:00:00Z`))
  expect(formatInstant(period.end)).toBe(`${end}T00:00:00Z`)
})

test('one instant lies in another period of another schedule', () => {
  const instant = parseInstant('2026-02-15T12:00:00Z')
  const anchor = parseInstant('2026-01-31T00:00:00Z')
  const schedule = { anchor, interval: monthly, timeZone: utc }
  const endOf = (each: Schedule) => formatInstant(naturalPeriodAt(each, instant).end)
  const others: [Schedule, string][] = [
    [{ ...schedule, anchor: anchor.add({ hours: 1 }) }, '2026-02-28T01:00:00Z'],
    [{ ...schedule, timeZone: 'America/New_York' }, '2026-03-01T00:00:00Z'],
    [{ ...schedule, interval: { unit: 'month', count: 2 } }, '2026-03-31T00:00:00Z'],
    [{ ...schedule, interval: { unit: 'week', count: 1 } }, '2026-02-21T00:00:00Z'],
  ]
  for (const [other, end] of others) {
    expect([endOf(schedule), endOf(other)]).toEqual(['2026-02-28T00:00:00Z', end])
  }
})
