import { groups, matrix, offAmount, offShare } from './price-terms.ts'
import { pricingOf } from './pricing-rows.ts'

const region = matrix('region=eu 0.5; region=us 0.7; else 1')
const both = matrix('region=eu,tier=gold 5; region=eu,tier=free 0; region=us,tier=gold 6; else 9')
const used = (text: string) => ({ groups: groups(text) })
const named = (...rows: [values: Record<string, string | null>, quantity: string][]) =>
  ({ groups: rows.map(([values, quantity]) => ({ values, quantity })) })

/** A unit price for each combination of property values. */
export const matrices = [
  ...pricingOf('PRC-8.1', [
    ['10 x 0.5 = 5: one cell', region, used('region=eu 10')],
    ['10 x 0.5 + 20 x 0.7 = 19: two cells', region, used('region=eu 10; region=us 20')],
    ['30 x 1 = 30: no cell names it', region, used('region=ap 30')],
    ['10 x 0.5 + 3 x 1 = 8: a cell and the default', region, used('region=ap 3; region=eu 10')],
    ['(3 + 4) x 1 = 7: all without a cell together', region, used('region=ap 3; region=sa 4')],
    ['the steps follow the cells and not the groups: 2 x 0.5 + 1 x 0.7 + 4 x 1 = 5.7', region,
      used('region=ap 4; region=us 1; region=eu 2')],
    ['a group of nothing has no step: 1 x 0.7 = 0.7', region, used('region=eu 0; region=us 1')],
    ['nothing at all', region, used('region=eu 0')],
    ['two properties must both fit: 1 x 5 + 1 x 6 + 1 x 9 = 20', both,
      used('region=eu,tier=gold 1; region=us,tier=gold 1; region=us,tier=free 1')],
    ['a free cell is not the default: 100 x 0 = 0', both, used('region=eu,tier=free 100')],
    ['a fraction: 0.125 x 0.7 = 0.0875', region, used('region=us 0.125')],
    ['rounded once over all cells: 0.005 x 1 + 0.005 x 1 = 0.01',
      matrix('region=eu 1; region=us 1; else 0'), used('region=eu 0.005; region=us 0.005')],
    ['values differ by their case: 1 x 1 = 1', region, named([{ region: 'EU' }, '1'])],
    ['and by their spaces: 1 x 1 = 1', region, named([{ region: 'eu ' }, '1'])],
    ['a number is its text: 4 x 3 = 12', matrix('size=42 3; else 1'), used('size=42 4')],
    ['and 42.0 another one: 4 x 1 = 4', matrix('size=42 3; else 1'), used('size=42.0 4')],
    ['the text true: 2 x 3 = 6', matrix('ok=true 3; else 1'), used('ok=true 2')],
    ['more than one group in yen: 3 x 33 + 1 x 50 = 149', matrix('region=eu 33; else 50'),
      used('region=eu 3; region=us 1'), 'JPY'],
    ['thousandths in dinars: 3 x 0.0333 = 0.0999', matrix('region=eu 0.0333; else 0.05'),
      used('region=eu 3'), 'KWD'],
    ['huge groups: (999999999999999999 + 1) x 0.5 = 500000000000000000',
      matrix('a=1 0.5; else 0.5'), used('a=1 999999999999999999; a=2 1')],
    ['an amount off all cells: 10 x 0.5 - 2 = 3',
      matrix('region=eu 0.5; else 1', { discounts: [offAmount('2')] }), used('region=eu 10')],
    ['a share off all cells: (10 x 0.5 + 5 x 1) x 0.9 = 9',
      matrix('region=eu 0.5; else 1', { discounts: [offShare('10')] }),
      used('region=eu 10; region=us 5')],
  ]),
  ...pricingOf('PRC-8.2', [
    ['a missing value pays the default: 2 x 1 = 2', region, used('region= 2')],
    ['a missing and a known value: 2 x 1 + 2 x 0.5 = 3', region, used('region= 2; region=eu 2')],
    ['a cell of the text null is no missing value: 2 x 1 = 2', matrix('region=null 5; else 1'),
      used('region= 2')],
    ['but it has the text null: 2 x 5 = 10', matrix('region=null 5; else 1'),
      used('region=null 2')],
    ['one of two values is missing: 1 x 9 = 9', both, used('region=eu,tier= 1')],
    ['the empty text is no missing value: 2 x 3 = 6',
      { pricing: { type: 'matrix', dimensions: ['region'], default_unit_amount: '1',
        cells: [{ values: { region: '' }, unit_amount: '3' }] } }, named([{ region: '' }, '2'])],
  ]),
]
