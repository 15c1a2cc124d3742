import { expect, test } from 'vitest'
import { measure, median, quantile, rate } from './measure.ts'

test.each([
  [[7], 7, 'one value is its own median'],
  [[9, 1, 5], 5, 'the order of rounds does not matter'],
  [[10, 2, 9, 1], 5.5, 'an even number has its median between the two'],
  [[100, 20, 3], 20, 'numbers are not sorted as texts'],
])('the median of %j is %d: %s', (values, wanted) => expect(median(values)).toBe(wanted))

test.each([
  [[4, 1, 3, 2], 0.5, 2, 'half of the values do not exceed it'],
  [[1, 2], 0.99, 2, 'a few values have their largest at the top'],
  [[5], 0, 5, 'the least share is the least value'],
  [Array.from({ length: 200 }, (_, index) => index + 1), 0.99, 198, 'two of 200 are above'],
])('of %j, %d do not exceed %d: %s', (values, share, wanted) =>
  expect(quantile(values, share)).toBe(wanted))

test('nothing measured has no figure', () => {
  expect(() => median([])).toThrow('nothing was measured')
  expect(() => quantile([], 0.5)).toThrow('nothing was measured')
  expect(() => rate({ done: 1, elapsed_ms: 0 })).toThrow('a round takes time')
})

test('rounds are summed up by the median of their rates', () => {
  const round = (done: number, elapsed_ms: number) =>
    ({ done, elapsed_ms, latencies_ms: [elapsed_ms] })
  const { per_second, p50_ms, p99_ms, rounds } =
    measure([round(100, 1000), round(100, 500), round(100, 100)])
  expect({ per_second, p50_ms, p99_ms }).toEqual({ per_second: 200, p50_ms: 500, p99_ms: 1000 })
  expect(rounds[2]).toEqual({ done: 100, elapsed_ms: 100, per_second: 1000 })
})
