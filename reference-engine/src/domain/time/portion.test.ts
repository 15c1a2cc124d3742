import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { naturalPeriodAt } from './billing-period.ts'
import { parseInstant } from './instant.ts'
import { intervalUnits } from './interval.ts'
import { portionOf, prorationUnits, unitsIn } from './portion.ts'

const period = (start: string, end: string) =>
  ({ start: parseInstant(`${start}Z`), end: parseInstant(`${end}Z`) })
const january = period('2026-01-01T00:00:00', '2026-02-01T00:00:00')
const berlin = 'Europe/Berlin'

test.each([
  ['2026-01-11T00:00:00', '2026-02-01T00:00:00', '21/31', 'a day of change is of the new terms'],
  ['2026-01-11T23:59:59', '2026-02-01T00:00:00', '21/31', 'at whatever hour'],
  ['2026-01-01T00:00:00', '2026-01-11T23:59:59', '10/31', 'and not of the old ones'],
  ['2026-01-11T08:00:00', '2026-01-11T20:00:00', '0/31', 'a stretch within a day has no day'],
  ['2026-01-01T20:00:00', '2026-02-01T00:00:00', 'whole', 'all days are the whole'],
])('%s to %s is %s of January: %s', (start, end, wanted) => {
  const portion = portionOf(period(start, end), { natural: january, unit: 'day', timeZone: 'UTC' })
  expect(portion ? `${portion.numerator}/${portion.denominator}` : 'whole').toBe(wanted)
})

test.each([
  ['2026-03-28T23:00:00', '2026-03-29T22:00:00', 1, 'a day of 23 hours is a day'],
  ['2026-03-28T22:59:59', '2026-03-28T23:00:00', 1, 'midnight is the local one'],
  ['2026-10-24T22:00:00', '2026-10-25T23:00:00', 1, 'a day of 25 hours is one day'],
])('%s to %s has %d days in Berlin: %s', (start, end, days) => {
  expect(unitsIn(period(start, end), { unit: 'day', timeZone: berlin })).toBe(days)
})

test.each([
  ['2026-03-28T23:00:00', '2026-03-29T22:00:00', 82_800, 'seconds elapse, whatever clocks show'],
  ['2026-01-31T23:59:58.5', '2026-02-01T00:00:00', 1, 'and count where they are whole'],
  ['2026-01-01T00:00:00.9', '2026-01-01T00:00:01.1', 0, 'not where they are not'],
])('%s to %s has %d seconds: %s', (start, end, seconds) => {
  expect(unitsIn(period(start, end), { unit: 'second', timeZone: berlin })).toBe(seconds)
})

const instants = fc.integer({ min: 1_000_000_000_000, max: 2_000_000_000_000 })
  .map((value) => Temporal.Instant.fromEpochMilliseconds(value))

test('stretches that tile a natural period add up to it', () => {
  const zones = fc.constantFrom('UTC', berlin, 'America/Sao_Paulo', 'Pacific/Apia')
  const intervals = fc.record({
    unit: fc.constantFrom(...intervalUnits), count: fc.integer({ min: 1, max: 3 }) })
  fc.assert(fc.property(instants, instants, zones, intervals, fc.constantFrom(...prorationUnits),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
    (...[anchor, inside, timeZone, interval, unit, cuts]) => {
      const natural = naturalPeriodAt({ anchor, timeZone, interval }, inside)
      const { start, end } = natural
      const length = (end.epochMilliseconds - start.epochMilliseconds) / 1000
      const edges = [start, ...cuts.toSorted((one, other) => one - other).map((cut) =>
        start.add({ seconds: Math.floor(cut * length) })), end]
      const units = edges.slice(1).map((edge, index) =>
        unitsIn({ start: edges[index] ?? edge, end: edge }, { unit, timeZone }))
      expect(units.every((count) => count >= 0)).toBe(true)
      expect(units.reduce((sum, count) => sum + count, 0))
        .toBe(unitsIn(natural, { unit, timeZone }))
    }))
})
