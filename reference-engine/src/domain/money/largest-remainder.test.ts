import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from './decimal.ts'
import { largestRemainder } from './largest-remainder.ts'
import { roundHalfAwayFromZero } from './round-half-away-from-zero.ts'

const d = (text: string) => Decimal.parse(text)
const third = '0.333333333333'

test.each([
  ['1.00', [third, third, third], 2, ['0.34', '0.33', '0.33'], 'ties go in the order of the parts'],
  ['0.05', ['0.008', '0.017', '0.025'], 2, ['0.01', '0.02', '0.02'],
    'the largest remainder is served first'],
  ['0.02', ['0.008', '0.008', '0.008'], 2, ['0.01', '0.01', '0'], 'too few units for all'],
  ['100', ['50', '25', '25'], 0, ['50', '25', '25'], 'nothing is missing'],
  ['10', ['0', '10.4', '0'], 0, ['0', '10', '0'], 'nothing gets no unit'],
  ['0.01', ['0.014', '-0.004'], 2, ['0.01', '0'], 'a part of -0.4 units lies 0.6 above -1'],
  ['0.01', ['0.019', '-0.009'], 2, ['0.02', '-0.01'], 'a part of -0.9 units lies 0.1 above -1'],
  ['-1.50', ['-1.50'], 2, ['-1.5'], 'a negative whole'],
  ['0', [], 2, [], 'no parts of nothing'],
  ['0', ['0', '0'], 2, ['0', '0'], 'nothing is split into nothing'],
  ['0.001', ['0.0005', '0.0005'], 3, ['0.001', '0'], 'three minor digits'],
])('%s over %j at %d digits is %j: %s', (total, parts, scale, wanted) => {
  expect(largestRemainder(parts.map(d), { total: d(total), scale }).map(String)).toEqual(wanted)
})

test('a total that is not the rounded sum, or no whole unit, is a defect', () => {
  expect(() => largestRemainder([d('1')], { total: d('3'), scale: 0 })).toThrow('add up')
  expect(() => largestRemainder([], { total: d('1'), scale: 0 })).toThrow('add up')
  expect(() => largestRemainder([d('0.001')], { total: d('0.001'), scale: 2 }))
    .toThrow('at most 2 fraction digits')
})

test('shares add up, and each lies within one unit of its part', () => {
  const part = fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat({ max: 24 }))
    .map(([coefficient, scale]) => Decimal.scaled(coefficient, scale))
  fc.assert(fc.property(fc.array(part, { maxLength: 20 }), fc.nat({ max: 4 }), (parts, scale) => {
    const total = roundHalfAwayFromZero(Decimal.sum(parts), scale)
    const shares = largestRemainder(parts, { total, scale })
    expect(Decimal.sum(shares).equals(total)).toBe(true)
    const unit = Decimal.scaled(1n, scale)
    parts.forEach((exact, index) => {
      const away = shares[index]?.minus(exact) ?? unit
      expect(away.max(away.negate()).lessThan(unit)).toBe(true)
    })
  }))
})
