import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from './decimal.ts'
import { largestRemainder } from './largest-remainder.ts'

const d = (text: string) => Decimal.parse(text)
const split = (total: string, weights: readonly string[], scale = 2) =>
  largestRemainder(d(total), { weights: weights.map(d), scale }).map(String)

test.each([
  ['1.00', ['1', '1', '1'], 2, ['0.34', '0.33', '0.33'], 'ties go in line order'],
  ['-1.00', ['1', '1', '1'], 2, ['-0.34', '-0.33', '-0.33'], 'a credit mirrors the charge'],
  ['0.05', ['1', '2', '3'], 2, ['0.01', '0.02', '0.02'], 'the largest remainder is served first'],
  ['0.02', ['1', '1', '1'], 2, ['0.01', '0.01', '0'], 'too few units for all'],
  ['100', ['0.5', '0.25', '0.25'], 0, ['50', '25', '25'], 'nothing left over'],
  ['10', ['0', '3', '0'], 0, ['0', '10', '0'], 'no weight, no share'],
  ['1.00', ['3', '-1'], 2, ['1.5', '-0.5'], 'a negative line takes a negative share'],
  ['-0.05', ['-1', '-2'], 2, ['-0.02', '-0.03'], 'negative weights are weights'],
  ['0', ['0', '0'], 2, ['0', '0'], 'nothing is split into nothing'],
  ['0.001', ['1', '1'], 3, ['0.001', '0'], 'three minor digits'],
])('%s over %j at %d digits is %j: %s', (total, weights, scale, wanted) => {
  expect(split(total, weights, scale)).toEqual(wanted)
})

test('weights that cancel out and totals below a minor unit are defects', () => {
  expect(() => split('1', ['1', '-1'])).toThrow('cancel out')
  expect(() => split('1', [])).toThrow('cancel out')
  expect(() => split('0.001', ['1'])).toThrow('at most 2 fraction digits')
})

test('parts add up and lie within one unit of their exact share', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 20 })
    .filter((values) => values.some((value) => value > 0n))
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights,
    (units, values) => {
      const terms = { weights: values.map((value) => Decimal.integer(value)), scale: 2 }
      const parts = largestRemainder(Decimal.scaled(units, 2), terms)
      const whole = values.reduce((sum, value) => sum + value)
      expect(Decimal.sum(parts).equals(Decimal.scaled(units, 2))).toBe(true)
      parts.forEach((part, line) => {
        const away = part.coefficient(2) * whole - units * (values[line] ?? 0n)
        expect(away < whole && away > -whole).toBe(true)
      })
      const mirrored = largestRemainder(Decimal.scaled(-units, 2), terms)
      expect(mirrored.map((part) => part.negate().toString())).toEqual(parts.map(String))
    }))
})
