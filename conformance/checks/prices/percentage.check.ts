import type { PercentagePricing } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { preview, stepTexts } from '../previewed.ts'

const needs = ['prices']

type Row = [terms: Omit<PercentagePricing, 'type'>, transactions: string, steps: string[],
  unrounded: string, why: string]

/** One preview per row; transactions have spaces between them. */
const judge = async (context: CheckContext, table: readonly Row[]): Promise<void> => {
  const { expect } = context
  for (const [terms, transactions, steps, unrounded, why] of table) {
    const told = await preview(context, { pricing: { type: 'percentage', ...terms } },
      { transactions: transactions.split(' ') })
    const what = `${JSON.stringify(terms)} of ${transactions}: ${why}`
    expect.equal(told.amount_unrounded, unrounded, what)
    expect.equal(stepTexts(told), steps, what)
  }
}

const two = { rate: '2.9', fixed_amount: '0.3' }

const shares: Row[] = [
  [{ rate: '2.9' }, '100', ['percentage 100 x 0.029 = 2.9'], '2.9', 'a share of the amount'],
  [two, '100', ['percentage 100 x 0.029 = 2.9', 'transaction-fixed 1 x 0.3 = 0.3'], '3.2',
    'and the fixed amount'],
  [two, '100 50 0.5', ['percentage 150.5 x 0.029 = 4.3645', 'transaction-fixed 3 x 0.3 = 0.9'],
    '5.2645', 'for each transaction'],
  [two, '100 0 -40', ['percentage 100 x 0.029 = 2.9', 'transaction-fixed 1 x 0.3 = 0.3'], '3.2',
    'zero and less cost nothing and give nothing back'],
  [two, '0 -5', [], '0', 'not even the fixed amount'],
  [{ rate: '0', fixed_amount: '0.3' }, '10 20',
    ['percentage 30 x 0 = 0', 'transaction-fixed 2 x 0.3 = 0.6'], '0.6', 'a rate of 0 is none'],
  [{ rate: '150' }, '10', ['percentage 10 x 1.5 = 15'], '15', 'more than all of it'],
  [{ rate: '0.0000000001' }, '0.000000000001',
    ['percentage 0.000000000001 x 0.000000000001 = 0.000000000000000000000001'],
    '0.000000000000000000000001', 'no digit is lost'],
]

const counted: Row[] = [
  [{ rate: '10', free_transactions: 2 }, '100 100 50', ['percentage 50 x 0.1 = 5'], '5',
    'the first two are free'],
  [{ rate: '10', free_transactions: 2 }, '1 1', [], '0', 'both of them'],
  [{ rate: '10', fixed_amount: '1', free_transactions: 1 }, '0 -7 30 40',
    ['percentage 40 x 0.1 = 4', 'transaction-fixed 1 x 1 = 1'], '5',
    'one of zero or less is not counted'],
  [{ rate: '10', free_transactions: 1 }, '5 500', ['percentage 500 x 0.1 = 50'], '50',
    'the first in their order, not the smallest'],
  [{ rate: '10', free_transactions: 1 }, '500 5', ['percentage 5 x 0.1 = 0.5'], '0.5',
    'nor the greatest'],
]

const accumulated: Row[] = [
  [{ rate: '10', free_amount: '100' }, '60 60', ['percentage 20 x 0.1 = 2'], '2',
    'what crosses the allowance is charged on its part beyond'],
  [{ rate: '10', free_amount: '100' }, '60 40', [], '0', 'what just fills it costs nothing'],
  [{ rate: '10', free_amount: '100', fixed_amount: '1' }, '60 40 0.5',
    ['percentage 0.5 x 0.1 = 0.05', 'transaction-fixed 1 x 1 = 1'], '1.05',
    'the fixed amount is due for a part beyond only'],
  [{ rate: '10', free_amount: '100', fixed_amount: '1' }, '250',
    ['percentage 150 x 0.1 = 15', 'transaction-fixed 1 x 1 = 1'], '16', 'one may cross it at once'],
  [{ rate: '10', free_amount: '100' }, '60 -50 60', ['percentage 20 x 0.1 = 2'], '2',
    'less than zero gives no allowance back'],
  [{ rate: '10', free_amount: '0' }, '60', ['percentage 60 x 0.1 = 6'], '6', 'nothing is free'],
]

const minimum = { minimum_amount_per_transaction: '1' }
const maximum = { maximum_amount_per_transaction: '5' }

const bounded: Row[] = [
  [{ rate: '10', ...minimum }, '5', ['transaction-minimum 1 x 1 = 1'], '1', 'raised'],
  [{ rate: '10', ...minimum }, '10', ['percentage 10 x 0.1 = 1'], '1', 'the minimum itself stays'],
  [{ rate: '10', ...maximum }, '60', ['transaction-maximum 1 x 5 = 5'], '5', 'lowered'],
  [{ rate: '10', ...maximum }, '50', ['percentage 50 x 0.1 = 5'], '5', 'the maximum itself stays'],
  [{ rate: '10', fixed_amount: '0.5', ...minimum, ...maximum }, '2 20 40 70 3 90',
    ['percentage 60 x 0.1 = 6', 'transaction-fixed 2 x 0.5 = 1', 'transaction-minimum 2 x 1 = 2',
      'transaction-maximum 2 x 5 = 10'], '19', 'each transaction by itself, fixed amount included'],
  [{ rate: '10', ...minimum, free_amount: '10' }, '10 0.1', ['transaction-minimum 1 x 1 = 1'], '1',
    'what has a part beyond is raised, what has none is free'],
  [{ rate: '10', ...minimum }, '0 -1', [], '0', 'zero and less are not raised'],
  [{ rate: '10', ...minimum, maximum_amount_per_transaction: '1' }, '1 100',
    ['transaction-minimum 1 x 1 = 1', 'transaction-maximum 1 x 1 = 1'], '2', 'they may be equal'],
]

const judged: [id: string, requirement: string, rows: readonly Row[]][] = [
  ['a-transaction-costs-its-share', 'PRC-5.1', shares],
  ['the-first-transactions-are-free', 'PRC-5.2', counted],
  ['the-first-amount-is-free', 'PRC-5.3', accumulated],
  ['a-transaction-has-its-bounds', 'PRC-5.4', bounded],
]

export default [
  ...judged.map(([id, requirement, rows]) => check({
    id: `prices/${id}`, requirement, needs, run: async (context) => judge(context, rows),
  })),
  check({
    id: 'prices/transactions-are-rounded-together',
    requirement: 'PRC-5.1',
    needs,
    async run(context) {
      const { expect } = context
      const pricing = { type: 'percentage', rate: '1' } as const
      const told = await preview(context, { pricing }, { transactions: ['0.4', '0.4', '0.4'] })
      expect.equal([told.amount_unrounded, told.amount, told.quantity, told.rated_quantity],
        ['0.012', '0.01', '1.2', '1.2'], 'the sum is rounded, not each transaction')
    },
  }),
]
