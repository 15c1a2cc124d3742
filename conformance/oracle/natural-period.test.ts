import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBefore } from './instant-order.ts'
import { naturalPeriodAt } from './natural-period.ts'

const anchorOf = (anchor: string, zone = 'UTC') =>
  ({ anchor, zone, interval: { unit: 'month', count: 1 } as const })

test.each([
  ['2026-01-31T00:00:00Z', '2026-02-27T23:59:59Z', 0, '2026-02-28', 'the last second'],
  ['2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z', 1, '2026-03-31', 'a boundary begins the next'],
  ['2026-01-31T00:00:00Z', '2026-01-30T23:59:59Z', -1, '2026-01-31', 'before the anchor'],
  ['2028-02-29T00:00:00Z', '2026-02-28T00:00:00Z', -24, '2026-03-29', 'two years before leap day'],
])('from %s on, %s lies in period %i, to %s: %s', (anchor, instant, k, end) =>
  expect(naturalPeriodAt(anchorOf(anchor), instant)).toMatchObject({ k, end: `${end}T00:00:00Z` }))

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia', 'Australia/Lord_Howe')
const instants = fc.integer({ min: 1_293_840_000, max: 1_893_456_000 })
  .map((epoch) => new Date(epoch * 1000).toISOString().replace('.000Z', 'Z'))

test('every instant lies in one period, and periods leave no gap', () => {
  fc.assert(fc.property(instants, instants, zones, fc.constantFrom('day', 'week', 'month', 'year'),
    (anchor, instant, zone, unit) => {
      const schedule = { anchor, zone, interval: { unit, count: 2 } as const }
      const { start, end } = naturalPeriodAt(schedule, instant)
      expect(isBefore(instant, start)).toBe(false)
      expect(isBefore(instant, end)).toBe(true)
      expect(naturalPeriodAt(schedule, end).start).toBe(end)
      expect(naturalPeriodAt(schedule, start).end).toBe(end)
    }), { numRuns: 300 })
})
