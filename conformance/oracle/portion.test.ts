import { expect, test } from 'vitest'
import { exact } from './decimal-text.ts'
import { fractionOf, isWhole, portionOf, unitsBetween, type ProrationUnit } from './portion.ts'

const january = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' }

test.each<[ProrationUnit, string, string, number, string]>([
  ['day', 'UTC', '2026-01-11T00:00:00Z', 21, 'the eleventh to the thirty-first'],
  ['day', 'UTC', '2026-01-11T23:59:59Z', 21, 'its last second counts the whole day'],
  ['day', 'Asia/Kathmandu', '2026-01-11T18:15:00Z', 20, 'which is the twelfth in Kathmandu'],
  ['second', 'UTC', '2026-01-31T23:59:58.5Z', 1, 'one whole second'],
  ['second', 'UTC', '2026-01-16T12:00:00Z', 1_339_200, 'half of 31 days'],
  ['day', 'UTC', '2026-02-01T00:00:00Z', 0, 'nothing at the end'],
])('%ss in %s from %s: %i, %s', (unit, zone, start, wanted) =>
  expect(unitsBetween({ unit, zone }, { start, end: january.end })).toBe(wanted))

test('a portion is not reduced, and its fraction is exact', () => {
  const stretch = { start: '2026-01-16T12:00:00Z', end: january.end }
  const portion = portionOf({ unit: 'second', zone: 'UTC' }, { stretch, whole: january })
  expect(portion).toEqual({ numerator: 1_339_200, denominator: 2_678_400, unit: 'second' })
  expect(exact(fractionOf(portion))).toBe('0.5')
  expect(isWhole(portion)).toBe(false)
})
