import { expect, test } from 'vitest'
import {
  add, ceiling, compare, divide, multiply, parse, rational, subtract, sum,
} from './rational.ts'

test.each([
  ['0.1', '0.2', { add: [3n, 10n], subtract: [-1n, 10n], multiply: [1n, 50n], divide: [1n, 2n] }],
  ['1', '3', { add: [4n, 1n], subtract: [-2n, 1n], multiply: [3n, 1n], divide: [1n, 3n] }],
  ['-2.5', '0.5', { add: [-2n, 1n], subtract: [-3n, 1n], multiply: [-5n, 4n], divide: [-5n, 1n] }],
])('%s and %s', (left, right, wanted) => {
  const [a, b] = [parse(left), parse(right)]
  const fraction = ([numerator = 0n, denominator = 1n]: bigint[]) => ({ numerator, denominator })
  expect(add(a, b)).toEqual(fraction(wanted.add))
  expect(subtract(a, b)).toEqual(fraction(wanted.subtract))
  expect(multiply(a, b)).toEqual(fraction(wanted.multiply))
  expect(divide(a, b)).toEqual(fraction(wanted.divide))
})

test('a fraction is in lowest terms with a positive denominator', () => {
  expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n })
  expect(rational(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n })
  expect(() => rational(1n, 0n)).toThrow('denominator')
})

test.each([['3', 3n], ['3.000000000001', 4n], ['-3.5', -3n], ['0', 0n], ['0.1', 1n]])(
  'the smallest integer not below %s is %s',
  (value, wanted) => expect(ceiling(parse(value))).toEqual({ numerator: wanted, denominator: 1n }))

test('order and sums', () => {
  expect([compare(parse('9'), parse('10')), compare(parse('1.0'), parse('1'))]).toEqual([-1, 0])
  expect(sum(Array.from({ length: 10 }, () => parse('0.1')))).toEqual(parse('1'))
})

test.each(['', '.5', '5.', '1e3', '+1', '1,5', ' 1', 'NaN'])('%j is no decimal string', (text) =>
  expect(() => parse(text)).toThrow('decimal string'))
