import { expect, test } from 'vitest'
import { createRandom } from './random.ts'
import { instantOf, shift } from './shift.ts'

test('the same seed and name choose the same, others differ', () => {
  const drawn = (seed: number, name: string): string => createRandom(seed, name).text(20)
  expect(drawn(1, 'a/b')).toBe(drawn(1, 'a/b'))
  expect(new Set([drawn(1, 'a/b'), drawn(2, 'a/b'), drawn(1, 'a/c')]).size).toBe(3)
})

test('every whole number within its bounds is drawn', () => {
  const random = createRandom(3, 'a/b')
  const drawn = new Set(Array.from({ length: 200 }, () => random.integer(-1, 2)))
  expect([...drawn].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2])
})

test('a shuffle keeps every item and leaves the list alone', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8]
  const shuffled = createRandom(4, 'a/b').shuffle(list)
  expect(shuffled).not.toEqual(list)
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(list)
  expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test.each([
  ['2026-03-01T00:00:00Z', { days: -1 }, '2026-02-28T00:00:00Z'],
  ['2026-01-01T00:00:00Z', { hours: 1, minutes: 2, seconds: 3 }, '2026-01-01T01:02:03Z'],
  ['2026-01-01T00:00:00Z', { milliseconds: 5 }, '2026-01-01T00:00:00.005Z'],
])('%s shifted by %o is %s', (instant, distance, wanted) => {
  expect(shift(instant, distance)).toBe(wanted)
})

test('a count of milliseconds is an instant in UTC', () => {
  expect(instantOf(0)).toBe('1970-01-01T00:00:00Z')
})
