import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { Conversion } from './price.ts'
import { convertUnits } from './unit-conversion.ts'

const d = (text: string) => Decimal.parse(text)

test.each<[string, Conversion, string, string]>([
  ['5000000000', { operation: 'divide', factor: d('1000000000') }, '5', 'bytes to gigabytes'],
  ['10', { operation: 'divide', factor: d('3') }, '3.333333333333', 'rounded once to 12 digits'],
  ['20', { operation: 'divide', factor: d('3') }, '6.666666666667', 'half away from zero'],
  ['1.5', { operation: 'multiply', factor: d('60') }, '90', 'hours to minutes'],
  ['0.000000000001', { operation: 'multiply', factor: d('0.5') }, '0.000000000001',
    'a product of more than 12 digits is rounded as well'],
  ['61', { operation: 'divide', factor: d('60'), rounding: { mode: 'up', digits: 0 } }, '2',
    'every begun hour'],
  ['119', { operation: 'divide', factor: d('60'), rounding: { mode: 'down', digits: 0 } }, '1',
    'only whole hours'],
  ['90', { operation: 'divide', factor: d('60'), rounding:
    { mode: 'half_away_from_zero', digits: 0 } }, '2', 'a half hour is one'],
  ['1', { operation: 'divide', factor: d('3000000000000'), rounding: { mode: 'up', digits: 12 } },
    '0.000000000001', 'one rounding, not two'],
  ['0', { operation: 'divide', factor: d('7'), rounding: { mode: 'up', digits: 0 } }, '0',
    'nothing stays nothing'],
])('%s by %o is %s: %s', (quantity, conversion, wanted) => {
  expect(convertUnits(d(quantity), conversion).toString()).toBe(wanted)
})

test('what divides by a factor multiplies back to within half a unit', () => {
  const positive = fc.bigInt({ min: 1n, max: 10n ** 15n })
    .map((coefficient) => Decimal.scaled(coefficient, 6))
  fc.assert(fc.property(positive, positive, (quantity, factor) => {
    const converted = convertUnits(quantity, { operation: 'divide', factor })
    const away = converted.times(factor).minus(quantity)
    const limit = factor.times(Decimal.scaled(5n, 13))
    expect(away.max(away.negate()).greaterThan(limit)).toBe(false)
  }))
})
