import type { PriceDiscount } from '@valora/spec/types'
import { expect, test } from 'vitest'
import { exact } from './decimal-text.ts'
import { discountSteps } from './discounts.ts'
import { multiply, parse, subtract } from './rational.ts'
import { step } from './step.ts'

const [units, amount, share]: PriceDiscount[] = [
  { type: 'usage', quantity: '3' }, { type: 'amount', amount: '4' },
  { type: 'percentage', percentage: '25' },
]

/** What is taken off 10 units at 2, or off a price that grows dearer with less. */
const taken = (discounts: PriceDiscount[], unit = '2') => {
  const charged = [step('unit', parse('10'), parse(unit))]
  const amountWithout = (less: ReturnType<typeof parse>) =>
    multiply(subtract(parse('10'), less), parse('2'))
  return discountSteps(discounts, { charged, amountWithout })
    .map(({ ref, quantity, unitAmount }) => `${ref} ${exact(quantity)} x ${exact(unitAmount)}`)
}

test.each<[PriceDiscount[], string[], string]>([
  [[units as PriceDiscount], ['discount-usage -1 x 6'], '20 - 14'],
  [[amount as PriceDiscount], ['discount-amount -1 x 4'], 'the amount itself'],
  [[share as PriceDiscount], ['discount-percentage -0.25 x 20'], 'a quarter of 20'],
  [[share, amount, units] as PriceDiscount[],
    ['discount-usage -1 x 6', 'discount-amount -1 x 4', 'discount-percentage -0.25 x 10'],
    'in their order, each of what is left'],
  [[{ type: 'amount', amount: '25' }, share as PriceDiscount], ['discount-amount -1 x 20'],
    'no more than is due, and nothing off nothing'],
])('%j takes off %j: %s', (discounts, wanted) => expect(taken(discounts)).toEqual(wanted))

test('nothing is taken off where less would cost more', () =>
  expect(taken([units as PriceDiscount], '1')).toEqual([]))
