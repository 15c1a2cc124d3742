import {
  graduated, groups, matrix, offAmount, offShare, percentage, perUnit, volume, type TierRow,
} from './price-terms.ts'
import { pricingOf } from './pricing-rows.ts'

const same = (unit: string, count: number): TierRow[] =>
  Array.from({ length: count }, (_, index) =>
    [index + 1 === count ? null : String(index + 1), unit])

/** The share of each step in the rounded amount, by largest remainder. */
export const splits = [
  ...pricingOf('MON-5.2', [
    ['3 x 0.335 = 1.005: three equal remainders for one cent, the first has it',
      graduated(same('0.335', 3)), '3'],
    ['3 x 0.333333333333 = 0.999999999999: 33 cents each and one for the first',
      graduated(same('0.333333333333', 3)), '3'],
    ['4 x 0.0025 = 0.01: four remainders of a quarter, the first has the cent',
      graduated(same('0.0025', 4)), '4'],
    ['4 x 0.0075 = 0.03: three cents for four, the last has none', graduated(same('0.0075', 4)),
      '4'],
    ['the larger remainder wins over the earlier: 0.004 + 0.006 = 0.01',
      graduated([['1', '0.004'], [null, '0.006']]), '2'],
    ['the second wins by its last digit: 0.0049 + 0.0051 = 0.01',
      graduated([['1', '0.0049'], [null, '0.0051']]), '2'],
    ['nothing to give: 0.004 x 1 = 0.004', perUnit('0.004'), '1'],
    ['an amount rounded down gives no cent: 0.012 + 0.012 = 0.024',
      graduated([['1', '0.012'], [null, '0.012']]), '2'],
    ['a step of nothing has no remainder: 0 x 1 + 1 x 0.555 = 0.555',
      graduated([['1', '0'], [null, '0.555']]), '2'],
    ['flat amounts are steps of their own: 0.335 + 0.335 = 0.67',
      volume([[null, '0.335', '0.335']]), '1'],
    ['a discount has a negative share: 1.005 - 0.335 = 0.67',
      perUnit('1.005', { discounts: [offAmount('0.335')] }), '1'],
    ['a share is floored below zero too: 0.99 - 0.99 x 0.333 = 0.66033',
      perUnit('0.99', { discounts: [offShare('33.3')] }), '1'],
    ['two discounts and one charge: (1 - 0.005) x 0.995 = 0.990025',
      perUnit('1', { discounts: [offAmount('0.005'), offShare('0.5')] }), '1'],
    ['yen have no minor digits: 3 x 33.4 = 100.2', graduated(same('33.4', 3)), '3', 'JPY'],
    ['half a yen for each of two: 2 x 0.5 = 1', graduated(same('0.5', 2)), '2', 'JPY'],
    ['dinars have three: 3 x 0.0335 = 0.1005', graduated(same('0.0335', 3)), '3', 'KWD'],
    ['cells of a matrix: 3 x 0.115 + 1 x 0.115 = 0.46', matrix('a=1 0.115; a=2 0.115; else 1'),
      { groups: groups('a=1 3; a=2 1') }],
    ['transactions: 1.5 x 0.01 + 1 x 0.005 = 0.02',
      percentage('1', { fixed_amount: '0.005' }), ['1.5']],
  ]),
]
