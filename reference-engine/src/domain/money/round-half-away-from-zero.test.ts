import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from './decimal.ts'
import { Fraction } from './fraction.ts'
import { roundHalfAwayFromZero } from './round-half-away-from-zero.ts'

const exact = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat({ max: 24 }))
  .map(([coefficient, scale]) => Decimal.scaled(coefficient, scale))

test.each([
  ['2.345', 2, '2.35', 'a half goes up'],
  ['-2.345', 2, '-2.35', 'a half goes away from zero'],
  ['0.125', 2, '0.13', 'not to the even digit'],
  ['2.5', 0, '3', 'no minor digits'],
  ['1.005', 2, '1.01', 'a float would say 1.00'],
  ['2.344999999999999999999999', 2, '2.34', 'just below a half goes down'],
  ['-0.004', 2, '0', 'zero has no sign'],
  ['0.0005', 3, '0.001', 'three minor digits'],
  ['7', 2, '7', 'nothing to round'],
])('%s to %d digits is %s: %s', (text, scale, wanted) => {
  expect(roundHalfAwayFromZero(Decimal.parse(text), scale).toString()).toBe(wanted)
})

test('a fraction that does not terminate is rounded once', () => {
  expect(roundHalfAwayFromZero(new Fraction(2n, 3n), 12).toString()).toBe('0.666666666667')
  expect(roundHalfAwayFromZero(new Fraction(-1n, 3n), 2).toString()).toBe('-0.33')
})

test('round(-x) is -round(x), and no value moves by more than half a unit', () => {
  fc.assert(fc.property(exact, fc.nat({ max: 4 }), (value, scale) => {
    const rounded = roundHalfAwayFromZero(value, scale)
    expect(roundHalfAwayFromZero(value.negate(), scale).equals(rounded.negate())).toBe(true)
    expect(rounded.scale).toBeLessThanOrEqual(scale)
    const moved = rounded.minus(value)
    const half = Decimal.scaled(5n, scale + 1)
    expect(moved.max(moved.negate()).greaterThan(half)).toBe(false)
  }))
})
