import { percentage } from './price-terms.ts'
import { pricingOf } from './pricing-rows.ts'

const card = percentage('2.9', { fixed_amount: '0.30' })
const bounded = percentage('1', {
  minimum_amount_per_transaction: '0.50', maximum_amount_per_transaction: '5',
})
const three = (free_transactions: number) =>
  percentage('10', { fixed_amount: '1', free_transactions })
const first = (free_amount: string) => percentage('10', { fixed_amount: '1', free_amount })

/** A share of each transaction, its allowances and its bounds. */
export const percentages = [
  ...pricingOf('PRC-5.1', [
    ['100 x 0.029 + 0.30 = 3.2: one card payment', card, ['100']],
    ['150 x 0.029 + 2 x 0.30 = 4.95: the fixed amount for each of two', card, ['100', '50']],
    ['200 x 0.025 = 5: without a fixed amount', percentage('2.5'), ['150', '50']],
    ['a transaction of 0 costs nothing: 10 x 0.029 + 0.30 = 0.59', card, ['0', '10']],
    ['nor does one below 0, which takes nothing off: 10 x 0.029 + 0.30 = 0.59', card,
      ['-500', '10']],
    ['nothing but refunds costs nothing', card, ['-10', '-0.01']],
    ['the least transaction owes the fixed amount: 0.000000000001 x 0.029 + 0.30'
      + ' = 0.300000000000029', card, ['0.000000000001']],
    ['0 % leaves the fixed amounts: 3 x 0.30 = 0.9', percentage('0', { fixed_amount: '0.30' }),
      ['1', '2', '3']],
    ['ten digits of a rate: 1000000000000 x 0.000000000001 = 1', percentage('0.0000000001'),
      ['1000000000000']],
    ['more than all of it: 2 x 9.99 = 19.98', percentage('999'), ['2']],
    ['rounded once over all: 3 x 0.005 = 0.015', percentage('0.5'), ['1', '1', '1']],
    ['yen: 980 x 0.036 + 10 = 45.28', percentage('3.6', { fixed_amount: '10' }), ['980'], 'JPY'],
    ['dinars: 12.345 x 0.0125 + 0.05 = 0.2043125', percentage('1.25', { fixed_amount: '0.05' }),
      ['12.345'], 'KWD'],
    ['eighteen digits: 999999999999999999 x 0.01 = 9999999999999999.99', percentage('1'),
      ['999999999999999999']],
    ['sums beyond eighteen: 1999999999999999998 x 0.5 = 999999999999999999', percentage('50'),
      ['999999999999999999', '999999999999999999']],
  ]),
  ...pricingOf('PRC-5.2', [
    ['all within the allowance', three(3), ['10', '20', '30']],
    ['the fourth is charged: 40 x 0.1 + 1 = 5', three(3), ['10', '20', '30', '40']],
    ['the order decides which are free: 10 x 0.1 + 1 = 2', three(3), ['40', '30', '20', '10']],
    ['zero uses no allowance: 30 x 0.1 + 1 = 4', three(2), ['10', '0', '20', '30']],
    ['nor does a refund: 30 x 0.1 + 1 = 4', three(2), ['-5', '10', '20', '-5', '30']],
    ['fewer than the allowance', three(1000), ['10']],
    ['a free one pays no minimum either: 100 x 0.01 = 1',
      percentage('1', { free_transactions: 1, minimum_amount_per_transaction: '0.50' }),
      ['1', '100']],
    ['one free of two equal ones: 10 x 0.1 + 1 = 2', three(1), ['10', '10']],
  ]),
  ...pricingOf('PRC-5.3', [
    ['just as much as is free', first('100'), ['60', '40']],
    ['the third alone is charged: 10 x 0.1 + 1 = 2', first('100'), ['60', '40', '10']],
    ['a transaction that crosses is charged beyond: 20 x 0.1 + 1 = 3', first('100'), ['60', '60']],
    ['the least beyond owes the fixed amount: 0.01 x 0.1 + 1 = 1.001', first('100'),
      ['100.01']],
    ['after crossing all is charged: (20 + 30) x 0.1 + 2 x 1 = 7', first('100'),
      ['60', '60', '30']],
    ['refunds give no allowance back: 20 x 0.1 + 1 = 3', first('100'), ['60', '-60', '60']],
    ['zero transactions use none: 1 x 0.1 + 1 = 1.1', first('100'), ['0', '100', '0', '1']],
    ['one large transaction crosses: 900 x 0.1 + 1 = 91', first('100'), ['1000']],
    ['an allowance of 0 frees nothing: 5 x 0.1 + 1 = 1.5', first('0'), ['5']],
    ['the order decides how many are charged: (95 + 10) x 0.1 + 2 x 1 = 12.5', first('5'),
      ['100', '10']],
    ['the small one first: 105 x 0.1 + 2 x 1 = 12.5', first('5'), ['10', '100']],
    ['the smaller one is free: 95 x 0.1 + 1 = 10.5', first('5'), ['5', '95']],
    ['a minimum is due for the part beyond: 1 x 0.50 = 0.5',
      percentage('1', { free_amount: '10', minimum_amount_per_transaction: '0.50' }), ['10.01']],
    ['an allowance of twelve digits: 0.000000000001 x 0.1 = 0.0000000000001',
      percentage('10', { free_amount: '0.999999999999' }), ['1']],
  ]),
  ...pricingOf('PRC-5.4', [
    ['10 x 0.01 = 0.1 is raised: 1 x 0.50 = 0.5', bounded, ['10']],
    ['50 x 0.01 = 0.5 is the minimum itself and not raised', bounded, ['50']],
    ['1000 x 0.01 = 10 is lowered: 1 x 5 = 5', bounded, ['1000']],
    ['500 x 0.01 = 5 is the maximum itself and not lowered', bounded, ['500']],
    ['each for itself: 2 x 0.50 + 100 x 0.01 + 2 x 5 = 12', bounded,
      ['10', '100', '1000', '20', '2000']],
    ['the sum is never bounded: 3 x 5 = 15', bounded, ['501', '501', '501']],
    ['a minimum alone: 2 x 0.25 = 0.5', percentage('1', { minimum_amount_per_transaction: '0.25' }),
      ['1', '2']],
    ['a maximum alone: 1 x 2 + 10 x 0.01 = 2.1',
      percentage('1', { maximum_amount_per_transaction: '2' }), ['1000', '10']],
    ['equal bounds make a price for each: 3 x 0.10 = 0.3', percentage('5', {
      minimum_amount_per_transaction: '0.10', maximum_amount_per_transaction: '0.10',
    }), ['1', '2', '1000']],
    ['the fixed amount counts before the minimum: 10 x 0.01 + 0.45 = 0.55',
      percentage('1', { fixed_amount: '0.45', minimum_amount_per_transaction: '0.50' }), ['10']],
    ['and before the maximum: 1 x 1 = 1',
      percentage('1', { fixed_amount: '0.95', maximum_amount_per_transaction: '1' }), ['10']],
    ['a maximum of 0 costs nothing', percentage('1', { maximum_amount_per_transaction: '0' }),
      ['100']],
    ['a refund is not raised to the minimum', bounded, ['-100']],
    ['yen: 2 x 10 + 1000 x 0.05 = 70',
      percentage('5', { minimum_amount_per_transaction: '10' }), ['100', '1000', '199'], 'JPY'],
  ]),
]
