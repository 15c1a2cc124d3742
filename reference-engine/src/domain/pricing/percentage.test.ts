import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { percentage } from './percentage.ts'
import type { Percentage } from './price.ts'

const d = (text: string) => Decimal.parse(text)
const shown = (terms: Partial<Percentage>, transactions: readonly string[]) =>
  percentage({ type: 'percentage', rate: d('2.9'), ...terms }, transactions.map(d))
    .map(({ ref, quantity, unitAmount }) => `${ref} ${String(quantity)} x ${String(unitAmount)}`)
const sum = (terms: Partial<Percentage>, transactions: readonly Decimal[]) =>
  Decimal.sum(percentage({ type: 'percentage', rate: d('2.9'), ...terms }, transactions)
    .map((step) => step.amountUnrounded))

describe('a transaction', () => {
  test.each<[Partial<Percentage>, string[], string[], string]>([
    [{}, [], [], 'none, nothing to pay'],
    [{}, ['100', '50.50'], ['percentage 150.5 x 0.029'], 'amounts of one fate are summed'],
    [{ fixedAmount: d('0.30') }, ['100', '50'],
      ['percentage 150 x 0.029', 'transaction-fixed 2 x 0.3'], 'a fixed amount for each'],
    [{ fixedAmount: d('0') }, ['100'], ['percentage 100 x 0.029'], 'a fixed amount of 0 is none'],
    [{ fixedAmount: d('1') }, ['0', '-20', '10'],
      ['percentage 10 x 0.029', 'transaction-fixed 1 x 1'], 'of zero or less costs nothing'],
    [{ rate: d('0'), fixedAmount: d('1') }, ['5'],
      ['percentage 5 x 0', 'transaction-fixed 1 x 1'], 'a rate of 0 is shown'],
    [{ minimumAmountPerTransaction: d('1') }, ['10', '100'],
      ['percentage 100 x 0.029', 'transaction-minimum 1 x 1'], 'raised to the minimum'],
    [{ maximumAmountPerTransaction: d('2') }, ['10', '100'],
      ['percentage 10 x 0.029', 'transaction-maximum 1 x 2'], 'lowered to the maximum'],
    [{ minimumAmountPerTransaction: d('2.9'), maximumAmountPerTransaction: d('2.9') }, ['100'],
      ['percentage 100 x 0.029'], 'at both bounds it is neither raised nor lowered'],
    [{ fixedAmount: d('1'), minimumAmountPerTransaction: d('1.29') }, ['10'],
      ['percentage 10 x 0.029', 'transaction-fixed 1 x 1'], 'the fixed amount counts first'],
    [{ fixedAmount: d('1'), minimumAmountPerTransaction: d('5') }, ['10'],
      ['transaction-minimum 1 x 5'], 'a minimum holds the fixed amount already'],
  ])('with %o, %j: %j (%s)', (terms, transactions, wanted) => {
    expect(shown(terms, transactions)).toEqual(wanted)
  })
})

describe('an allowance', () => {
  test.each<[Partial<Percentage>, string[], string[], string]>([
    [{ freeTransactions: 2 }, ['10', '20', '30'], ['percentage 30 x 0.029'], 'the first are free'],
    [{ freeTransactions: 1 }, ['-5', '0', '20', '30'], ['percentage 30 x 0.029'],
      'one of zero or less uses none of it'],
    [{ freeTransactions: 3, minimumAmountPerTransaction: d('9') }, ['1', '2', '3'], [],
      'a free one has no minimum'],
    [{ freeAmount: d('25') }, ['10', '20', '30'], ['percentage 35 x 0.029'],
      'the one that crosses it pays for its part beyond'],
    [{ freeAmount: d('30'), fixedAmount: d('1') }, ['10', '20', '30'],
      ['percentage 30 x 0.029', 'transaction-fixed 1 x 1'], 'one that ends on it is free'],
    [{ freeAmount: d('5') }, ['-100', '6'], ['percentage 1 x 0.029'],
      'a refund does not give it back'],
  ])('of %o leaves of %j: %j (%s)', (terms, transactions, wanted) => {
    expect(shown(terms, transactions)).toEqual(wanted)
  })
})

test('one more or one larger transaction never costs less', () => {
  const amounts = fc.bigInt({ min: -(10n ** 6n), max: 10n ** 9n })
    .map((coefficient) => Decimal.scaled(coefficient, 4))
  const allowances = fc.constantFrom<Partial<Percentage>>({}, { freeTransactions: 2 },
    { freeAmount: d('5000') }, { fixedAmount: d('0.3'), freeAmount: d('100') })
  const bounds = fc.constantFrom<Partial<Percentage>>({}, { minimumAmountPerTransaction: d('2') },
    { maximumAmountPerTransaction: d('50') },
    { minimumAmountPerTransaction: d('1'), maximumAmountPerTransaction: d('3') })
  fc.assert(fc.property(fc.array(amounts), amounts, allowances, bounds,
    (transactions, more, allowance, bound) => {
      const terms = { ...allowance, ...bound }
      const before = sum(terms, transactions)
      expect(sum(terms, [...transactions, more]).lessThan(before)).toBe(false)
      const larger = transactions.map((amount) => amount.plus(more.max(Decimal.zero)))
      expect(sum(terms, larger).lessThan(before)).toBe(false)
    }))
})
