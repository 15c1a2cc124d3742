import { expect, test } from 'vitest'
import { Decimal } from './decimal.ts'
import { Fraction } from './fraction.ts'
import { hundredths } from './hundredths.ts'
import { roundBy } from './rounding.ts'
import type { Rounding } from './rounding.ts'

test.each<[bigint, bigint, Rounding, string, string]>([
  [1n, 3n, { mode: 'up', digits: 0 }, '1', 'any beginning counts'],
  [1n, 3n, { mode: 'up', digits: 2 }, '0.34', 'in the last digit that stays'],
  [2n, 3n, { mode: 'down', digits: 0 }, '0', 'only what is whole counts'],
  [2n, 3n, { mode: 'down', digits: 12 }, '0.666666666666', 'the rest is cut'],
  [5n, 1n, { mode: 'up', digits: 0 }, '5', 'a whole number is its own ceiling'],
  [5n, 2n, { mode: 'half_away_from_zero', digits: 0 }, '3', 'a half goes up'],
  [249n, 100n, { mode: 'half_away_from_zero', digits: 0 }, '2', 'below a half goes down'],
  [0n, 1n, { mode: 'up', digits: 0 }, '0', 'nothing stays nothing'],
])('%d/%d by %o is %s: %s', (numerator, denominator, rounding, wanted) => {
  expect(roundBy(new Fraction(numerator, denominator), rounding).toString()).toBe(wanted)
})

test('a percentage is its hundredth, all its digits kept', () => {
  expect(hundredths(Decimal.parse('2.9')).toString()).toBe('0.029')
  expect(hundredths(Decimal.parse('0.0000000001')).toString()).toBe('0.000000000001')
})
