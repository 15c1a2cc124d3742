import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  contains, earlierOf, formatInstant, hoursAfter,
  isBefore, isInstantText, isSameInstant, parseInstant,
} from './instant.ts'

test.each([
  ['2026-01-31T00:00:00Z', '2026-01-31T00:00:00Z', 'the wire form stays'],
  ['2026-03-01T01:30:00.50+02:00', '2026-02-28T23:30:00.5Z', 'an offset becomes UTC'],
  ['2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00Z', 'zeros of a fraction go'],
  ['2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00.123456Z', 'microseconds stay'],
  ['2024-02-29T23:59:59-00:00', '2024-02-29T23:59:59Z', 'a leap day'],
  ['2026-01-01t00:00:00z', '2026-01-01T00:00:00Z', 'RFC 3339 allows small letters'],
])('%s is %s: %s', (text, wanted) => {
  expect(formatInstant(parseInstant(text))).toBe(wanted)
})

test.each([
  ['2023-02-29T00:00:00Z', 'no such day'], ['2026-13-01T00:00:00Z', 'no such month'],
  ['2026-01-01T24:00:00Z', 'no such hour'], ['2016-12-31T23:59:60Z', 'leap second'],
  ['2026-01-01T00:00:00', 'no offset'], ['2026-01-01', 'a date'],
  ['2026-01-01 00:00:00Z', 'no T'], ['2026-01-01T00:00Z', 'no seconds'],
  ['2026-01-01T00:00:00.Z', 'empty fraction'], ['2026-01-01T00:00:00.1234567Z', 'seven digits'],
  ['2026-01-01T00:00:00+0100', 'no colon'], ['2026-01-01T00:00:00Z[UTC]', 'annotated'],
  ['+002026-01-01T00:00:00Z', 'six-digit year'], ['0001-01-01T00:00:00+01:00', 'year 0 in UTC'],
  ['9999-12-31T23:59:59-01:00', 'year 10000 in UTC'], ['2026-01-01T00:00:00+24:00', 'offset'],
  ['', 'nothing'], ['2026-01-01T00:00:00Z\n', 'line end'],
])('%j is no instant: %s', (text) => {
  expect(isInstantText(text)).toBe(false)
  expect(() => parseInstant(text)).toThrow('RFC 3339')
})

test('every instant reads back from its text', () => {
  const microseconds = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 16n })
  fc.assert(fc.property(microseconds, (count) => {
    const instant = Temporal.Instant.fromEpochNanoseconds(count * 1000n)
    expect(parseInstant(formatInstant(instant)).equals(instant)).toBe(true)
  }))
})

test('it reads and writes what Temporal does', () => {
  const two = (max: number) => fc.nat({ max }).map((value) => String(value).padStart(2, '0'))
  const offsets = fc.oneof(fc.constant('Z'), fc.tuple(fc.constantFrom('+', '-'), two(25), two(61))
    .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`))
  const texts = fc.tuple(fc.nat({ max: 9999 }), two(13), two(32), two(25), two(61), two(61),
    fc.stringMatching(/^(\.\d{1,6})?$/), offsets)
    .map(([year, month, day, hour, minute, second, fraction, offset]) =>
      `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`
      + `${fraction}${offset}`)
  fc.assert(fc.property(texts, (text) => {
    const wanted = byTemporal(text)
    expect(isInstantText(text)).toBe(wanted !== undefined)
    if (wanted === undefined) return
    expect(parseInstant(text).equals(wanted)).toBe(true)
    expect(formatInstant(wanted)).toBe(wanted.toString())
  }), { numRuns: 2000 })
})

/** Temporal takes a leap second and years that the contract does not have. */
const byTemporal = (text: string): Temporal.Instant | undefined => {
  try {
    const instant = Temporal.Instant.from(text)
    const { year } = instant.toZonedDateTimeISO('UTC')
    return text.slice(17, 19) < '60' && year >= 1 && year <= 9999 ? instant : undefined
  } catch {
    return undefined
  }
}

test('a period holds its start and not its end', () => {
  const [start, end] = [parseInstant('2026-01-01T00:00:00Z'), parseInstant('2026-02-01T00:00:00Z')]
  const period = { start, end }
  expect(contains(period, start)).toBe(true)
  expect(contains(period, end)).toBe(false)
  expect(contains(period, end.subtract({ microseconds: 1 }))).toBe(true)
  expect(contains(period, start.subtract({ microseconds: 1 }))).toBe(false)
  expect([isBefore(start, end), isBefore(end, start), isBefore(start, start)])
    .toEqual([true, false, false])
  expect(earlierOf(end, start)).toBe(start)
})

test.each([
  ['2026-03-28T22:30:00.5Z', 0, '2026-03-28T22:30:00.5Z', 'none are the same instant'],
  ['2026-03-28T22:30:00.5Z', 4, '2026-03-29T02:30:00.5Z', 'hours are elapsed time'],
  ['1969-12-31T23:00:00Z', 720, '1970-01-30T23:00:00Z', 'from before 1970'],
])('%s and %d hours are %s: %s', (start, hours, wanted) => {
  expect(formatInstant(hoursAfter(parseInstant(start), hours))).toBe(wanted)
})

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', true, 'an offset is another way to say it'],
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000001Z', false, 'a microsecond counts'],
])('%s is %s: %s, %s', (one, other, wanted) => {
  const [first, second] = [parseInstant(one), parseInstant(other)]
  expect(isSameInstant(first, second)).toBe(wanted)
  expect([isSameInstant(first, first), isBefore(first, second)]).toEqual([true, !wanted])
})
