import type { PriceDiscount } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { preview, stepTexts, type InlinePrice, type PreviewedUsage } from '../previewed.ts'

const usage = (quantity: string): PriceDiscount => ({ type: 'usage', quantity })
const amount = (text: string): PriceDiscount => ({ type: 'amount', amount: text })
const percentage = (text: string): PriceDiscount => ({ type: 'percentage', percentage: text })

const unit: InlinePrice = { pricing: { type: 'per_unit', unit_amount: '2' } }
const tiers = [{ up_to: '10', unit_amount: '3', flat_amount: '4' }, { unit_amount: '1' }]
const graduated: InlinePrice = { pricing: { type: 'graduated', tiers } }
const volume: InlinePrice = { pricing: { type: 'volume', tiers } }
const boxes: InlinePrice = { pricing: { type: 'package', package_size: '10', package_amount: '5' } }
const share: InlinePrice = { pricing: { type: 'percentage', rate: '10' } }
const cells: InlinePrice = { pricing: { type: 'matrix', dimensions: ['region'],
  default_unit_amount: '2', cells: [{ values: { region: 'eu' }, unit_amount: '3' }] } }
const flat: InlinePrice = { pricing: { type: 'flat', amount: '50' } }

type Row = [price: InlinePrice, discounts: PriceDiscount[], used: string | PreviewedUsage,
  takenOff: string[], unrounded: string, why: string]

const ordered: Row[] = [
  [unit, [], '10', [], '20', 'without a discount the price is due'],
  [unit, [amount('5')], '10', ['discount-amount -1 x 5 = -5'], '15', 'an amount'],
  [unit, [percentage('10')], '10', ['discount-percentage -0.1 x 20 = -2'], '18', 'a share'],
  [unit, [percentage('50'), amount('4'), usage('2')], '10', ['discount-usage -1 x 4 = -4',
    'discount-amount -1 x 4 = -4', 'discount-percentage -0.5 x 12 = -6'], '6',
    'usage, amount, percentage, whatever their order'],
  [unit, [amount('4'), usage('2'), percentage('50')], '10', ['discount-usage -1 x 4 = -4',
    'discount-amount -1 x 4 = -4', 'discount-percentage -0.5 x 12 = -6'], '6', 'so it is here'],
  [unit, [percentage('33.3333333333')], '10',
    ['discount-percentage -0.333333333333 x 20 = -6.66666666666'], '13.33333333334',
    'a share is exact'],
  [flat, [amount('5'), percentage('20')], '1', ['discount-amount -1 x 5 = -5',
    'discount-percentage -0.2 x 45 = -9'], '36', 'of a flat amount too'],
  [share, [amount('1'), percentage('50')], { transactions: ['60', '40'] },
    ['discount-amount -1 x 1 = -1', 'discount-percentage -0.5 x 9 = -4.5'], '4.5',
    'of transactions'],
  [cells, [amount('1'), percentage('50')],
    { groups: [{ values: { region: 'eu' }, quantity: '3' }] },
    ['discount-amount -1 x 1 = -1', 'discount-percentage -0.5 x 8 = -4'], '4', 'and of groups'],
]

const ofUsage: Row[] = [
  [unit, [usage('3')], '10', ['discount-usage -1 x 6 = -6'], '14', 'what three units cost'],
  [unit, [usage('30')], '10', ['discount-usage -1 x 20 = -20'], '0', 'all of them at most'],
  [unit, [usage('0')], '10', [], '20', 'no unit costs nothing'],
  [{ ...unit, included_quantity: '4' }, [usage('3')], '10', ['discount-usage -1 x 6 = -6'], '6',
    'after what is included'],
  [graduated, [usage('3')], '12', ['discount-usage -1 x 5 = -5'], '31',
    'the last units, in their tiers'],
  [graduated, [usage('12')], '12', ['discount-usage -1 x 36 = -36'], '0', 'flat amounts with them'],
  [volume, [usage('1')], '9', ['discount-usage -1 x 3 = -3'], '28', 'one unit of the tier'],
  [volume, [usage('1')], '11', [], '11', 'where less usage costs more nothing is taken off'],
  [boxes, [usage('1')], '21', ['discount-usage -1 x 5 = -5'], '10', 'a package that is not begun'],
  [boxes, [usage('1')], '30', [], '15', 'a package that is begun all the same'],
]

const floored: Row[] = [
  [unit, [amount('25')], '10', ['discount-amount -1 x 20 = -20'], '0', 'down to zero'],
  [unit, [percentage('100')], '10', ['discount-percentage -1 x 20 = -20'], '0', 'all of it'],
  [unit, [amount('25'), percentage('50')], '10', ['discount-amount -1 x 20 = -20'], '0',
    'of nothing nothing is taken off'],
  [unit, [usage('30'), amount('25'), percentage('50')], '10', ['discount-usage -1 x 20 = -20'],
    '0', 'by whichever of them'],
  [unit, [usage('3'), amount('25'), percentage('50')], '0', [], '0', 'nothing used, nothing given'],
]

const judged: [string, string, Row[]][] = [
  ['discounts-have-one-order', 'PRC-6.1', ordered],
  ['a-usage-discount-is-what-the-units-cost', 'PRC-6.2', ofUsage],
  ['no-discount-goes-below-zero', 'PRC-6.3', floored],
]

export default judged.map(([id, requirement, rows]) => check({
  id: `prices/${id}`, requirement, needs: ['prices'],
  async run(context) {
    for (const [price, discounts, used, takenOff, unrounded, why] of rows) {
      const what = typeof used === 'string' ? { quantity: used } : used
      const told = await preview(context, { ...price, discounts }, what)
      const text = `${price.pricing.type} of ${JSON.stringify(what)}: ${why}`
      context.expect.equal(told.amount_unrounded, unrounded, text)
      context.expect.equal(stepTexts(told).filter((step) => step.startsWith('discount')),
        takenOff, text)
    }
  },
}))
