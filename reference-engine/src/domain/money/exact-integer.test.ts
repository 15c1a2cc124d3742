import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divide, exactInteger, negate, plus, tenTo, times, zerosAtEnd } from './exact-integer.ts'

const limit = 2n ** 53n
const near = (middle: bigint) => fc.bigInt({ min: middle - 5n, max: middle + 5n })
const any = fc.oneof(fc.bigInt({ min: -1000n, max: 1000n }), near(limit), near(-limit),
  fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }))

test('sums, products and negations are those of bigints, in one form', () => {
  fc.assert(fc.property(any, any, (one, other) => {
    const [left, right] = [exactInteger(one), exactInteger(other)]
    expect(plus(left, right)).toBe(exactInteger(one + other))
    expect(times(left, right)).toBe(exactInteger(one * other))
    expect(negate(left)).toBe(exactInteger(-one))
  }), { numRuns: 1000 })
})

test('a division gives its floor and the rest that is not negative', () => {
  fc.assert(fc.property(any, any.filter((value) => value > 0n), (dividend, divisor) => {
    const { floor, rest } = divide(exactInteger(dividend), exactInteger(divisor))
    expect(BigInt(floor) * divisor + BigInt(rest)).toBe(dividend)
    expect(BigInt(rest) >= 0n && BigInt(rest) < divisor).toBe(true)
    expect([exactInteger(BigInt(floor)), exactInteger(BigInt(rest))]).toEqual([floor, rest])
  }), { numRuns: 1000 })
})

test('the last integer that a number holds exactly is the last number', () => {
  expect(typeof exactInteger(limit - 1n)).toBe('number')
  expect(typeof exactInteger(limit)).toBe('bigint')
  expect(plus(Number(limit - 1n), 1)).toBe(limit)
  expect(plus(limit, -1)).toBe(Number(limit - 1n))
})

test.each<[number | bigint, number, number, string]>([
  [0, 3, 3, 'zero is nothing but zeros'], [1200, 4, 2, 'two'], [1200, 1, 1, 'no more than asked'],
  [-50, 2, 1, 'below zero'], [12, 2, 0, 'none'], [10n ** 30n, 31, 30, 'beyond numbers'],
])('%s has zeros at the end of %d digits: %d, %s', (value, scale, zeros) => {
  expect(zerosAtEnd(value, scale)).toBe(zeros)
})

test('powers of ten are exact, however high', () => {
  expect([tenTo(0), tenTo(15), tenTo(16), tenTo(60)]).toEqual([1, 1e15, 10n ** 16n, 10n ** 60n])
})
