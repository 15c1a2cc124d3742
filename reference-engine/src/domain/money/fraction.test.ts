import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from './decimal.ts'
import { Fraction } from './fraction.ts'

const d = (text: string) => Decimal.parse(text)
const numbers = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const fractions = fc.tuple(numbers, numbers.filter((value) => value !== 0n))
  .map(([numerator, denominator]) => new Fraction(numerator, denominator))

test.each([
  ['10', '4', '5/2', 'lowest terms'],
  ['-10', '4', '-5/2', 'the sign stands above'],
  ['10', '-4', '-5/2', 'the denominator is positive'],
  ['0', '-7', '0/1', 'one zero'],
  ['0.3', '0.1', '3/1', 'decimals divide exactly'],
])('%s by %s is %s: %s', (dividend, divisor, wanted) => {
  expect(Fraction.ratio(d(dividend), d(divisor)).toString()).toBe(wanted)
})

test.each([
  ['5', '2', 2n, 3n, 'between two integers'],
  ['-5', '2', -3n, -2n, 'below zero the floor is further from it'],
  ['4', '2', 2n, 2n, 'an integer is its own floor and ceiling'],
  ['-4', '2', -2n, -2n, 'a negative integer as well'],
  ['0.000000000001', '1000000', 0n, 1n, 'the smallest beginning counts'],
])('%s by %s lies between %d and %d: %s', (dividend, divisor, floor, ceil) => {
  const ratio = Fraction.ratio(d(dividend), d(divisor))
  expect([ratio.floor(), ratio.ceil()]).toEqual([floor, ceil])
})

test('a division by zero is a defect', () => {
  expect(() => Fraction.ratio(d('1'), d('0'))).toThrow('not zero')
})

test('sums and products follow the rules of fractions', () => {
  fc.assert(fc.property(fractions, fractions, fractions, (one, two, three) => {
    expect(one.plus(two).equals(two.plus(one))).toBe(true)
    expect(one.plus(two).times(three).equals(one.times(three).plus(two.times(three)))).toBe(true)
    expect(one.plus(one.negate()).toString()).toBe('0/1')
    expect(one.compare(two)).toBe(-two.compare(one) + 0)
    expect(one.denominator > 0n).toBe(true)
  }))
})

test('the floor is the greatest integer not above', () => {
  fc.assert(fc.property(fractions, (value) => {
    const floor = new Fraction(value.floor(), 1n)
    expect(floor.compare(value)).not.toBe(1)
    expect(floor.plus(new Fraction(1n, 1n)).compare(value)).toBe(1)
  }))
})
