import type { PercentagePricing } from '@valora/spec/types'
import { expect, test } from 'vitest'
import { exact } from './decimal-text.ts'
import { percentageSteps } from './percentage.ts'
import { parse } from './rational.ts'

const card: PercentagePricing = { type: 'percentage', rate: '10', fixed_amount: '1' }

test.each<[PercentagePricing, string[], string[], string]>([
  [card, ['40', '60'], ['percentage 100 x 0.1', 'transaction-fixed 2 x 1'], 'both are charged'],
  [card, ['0', '-5'], [], 'nothing is charged'],
  [{ ...card, free_transactions: 1 }, ['-5', '0', '40', '60'],
    ['percentage 60 x 0.1', 'transaction-fixed 1 x 1'], 'the first above zero is free'],
  [{ ...card, free_amount: '50' }, ['40', '60'],
    ['percentage 50 x 0.1', 'transaction-fixed 1 x 1'], '60 crosses 50 by 50'],
  [{ ...card, free_amount: '100' }, ['40', '60'], [], 'just as much as is free'],
  [{ ...card, minimum_amount_per_transaction: '3' }, ['10', '20', '30'],
    ['percentage 50 x 0.1', 'transaction-fixed 2 x 1', 'transaction-minimum 1 x 3'],
    '10 x 0.1 + 1 is 2 and raised, 20 x 0.1 + 1 is 3'],
  [{ ...card, maximum_amount_per_transaction: '5' }, ['40', '41'],
    ['percentage 40 x 0.1', 'transaction-fixed 1 x 1', 'transaction-maximum 1 x 5'],
    '40 x 0.1 + 1 is 5, 41 x 0.1 + 1 is 5.1 and lowered'],
  [{ type: 'percentage', rate: '2.5' }, ['4'], ['percentage 4 x 0.025'], 'no fixed amount'],
])('%j of %j: %j, %s', (terms, transactions, wanted) =>
  expect(percentageSteps(terms, transactions.map(parse)).map(({ ref, quantity, unitAmount }) =>
    `${ref} ${exact(quantity)} x ${exact(unitAmount)}`)).toEqual(wanted))
