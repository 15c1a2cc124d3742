import { expect, test } from 'vitest'
import { exact } from './decimal-text.ts'
import { rate, ratedQuantity, steps, totalOf, type Rated, type RatedPrice } from './rate.ts'
import { parse } from './rational.ts'

const tiers = [{ up_to: '10', unit_amount: '2', flat_amount: '5' }, { unit_amount: '1' }]
const graduated: RatedPrice = { pricing: { type: 'graduated', tiers } }
const volume: RatedPrice = { pricing: { type: 'volume', tiers } }
const unit: RatedPrice = { pricing: { type: 'per_unit', unit_amount: '0.5' } }
const packages: RatedPrice =
  { pricing: { type: 'package', package_size: '2.5', package_amount: '7' } }
const flat: RatedPrice = { pricing: { type: 'flat', amount: '9' } }

test.each([
  [graduated, '0', '0', 'nothing lies in no tier'],
  [graduated, '10', '25', '10 x 2 + 5, the bound is the lower tier\'s'],
  [graduated, '10.5', '25.5', 'half a unit lies in the next'],
  [volume, '10', '25', '10 x 2 + 5'],
  [volume, '11', '11', '11 x 1, without the first tier\'s flat amount'],
  [unit, '3', '1.5', '3 x 0.5'],
  [packages, '7.5', '21', 'three packages'],
  [packages, '7.6', '28', 'a fourth is begun'],
  [flat, '0', '9', 'due for nothing too'],
  [{ ...unit, included_quantity: '2' }, '1', '0', 'less than included'],
  [{ ...unit, unit_conversion: { operation: 'divide', factor: '4' }, included_quantity: '1' },
    '12', '1', '(12 / 4 - 1) x 0.5'],
] satisfies [RatedPrice, string, string, string][])('%j of %s is %s: %s', (price, used, wanted) =>
  expect(exact(rate(price, parse(used)))).toBe(wanted))

test('the steps of a graduated price name their tiers', () =>
  expect(steps(graduated, parse('12')).map(({ ref, amount }) => [ref, exact(amount)]))
    .toEqual([['tier-1', '20'], ['tier-1-flat', '5'], ['tier-2', '2']]))

test.each<[Rated, string, string]>([
  [parse('-3'), '0', 'a correction below nothing'],
  [{ transactions: ['5', '-7'].map(parse) }, '0', 'transactions below nothing'],
  [{ transactions: ['5', '-2'].map(parse) }, '3', 'transactions together'],
  [{ groups: [{ values: { a: 'x' }, quantity: parse('4') },
    { values: { a: null }, quantity: parse('-1') }] }, '3', 'groups together'],
])('%o are %s: %s', (rated, wanted) => {
  expect(exact(totalOf(rated))).toBe(wanted)
  expect(exact(ratedQuantity(unit, rated))).toBe(wanted)
})

test('a price is only given what it rates', () => {
  const percentage: RatedPrice = { pricing: { type: 'percentage', rate: '1' } }
  expect(() => steps(percentage, parse('1'))).toThrow('rates transactions')
})
