import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { Price } from '../pricing/price.ts'
import type { Usage } from '../pricing/usage.ts'
import { rateSegment } from './rate-segment.ts'

const d = (text: string) => Decimal.parse(text)
const price = (pricing: Price['pricing'], parts: Partial<Price> = {}): Price => ({
  id: 'price_1', currency: { code: 'EUR', minorDigits: 2 }, timing: 'in_arrears', meterId: 'mtr_1',
  includedQuantity: d('0'), pricing, ...parts,
})
const units = price({ type: 'per_unit', unitAmount: d('1.005') })
const regions = price({ type: 'matrix', dimensions: ['region'], defaultUnitAmount: d('1'),
  cells: [{ values: new Map([['region', 'eu']]), unitAmount: d('2') }] })
const fees = price({ type: 'percentage', rate: d('10'), freeTransactions: 2 })
const groups = (eu: string, other: string): Usage => ({ groups: [
  { values: new Map([['region', 'eu']]), quantity: d(eu) },
  { values: new Map([['region', null]]), quantity: d(other) }] })

test.each<[string, Price, Usage, Usage | undefined, string, string]>([
  ['nothing continues', units, { quantity: d('1') }, undefined, '1.01', '1.01'],
  ['rounded once, after the difference', units, { quantity: d('2') }, { quantity: d('1') },
    '2.01', '2.01'],
  ['an included quantity is used up once', price(units.pricing, { includedQuantity: d('3') }),
    { quantity: d('4') }, { quantity: d('2') }, '3.02', '3.02'],
  ['a minimum that the time before has reached', price(units.pricing, { minimumAmount: d('2') }),
    { quantity: d('1') }, { quantity: d('2') }, '1.01', '1.01'],
  ['a minimum that both together reach', price(units.pricing, { minimumAmount: d('4.02') }),
    { quantity: d('4') }, { quantity: d('1') }, '4.02', '1.01'],
  ['a maximum that both together reach', price(units.pricing, { maximumAmount: d('3') }),
    { quantity: d('4') }, { quantity: d('2') }, '4.02', '0.99'],
  ['groups by their combination', regions, groups('1', '5'), groups('2', '1'), '7.00', '7.00'],
  ['transactions after those before', fees, { transactions: [d('100'), d('10')] },
    { transactions: [d('50')] }, '1.00', '1.00'],
])('%s', (_what, of, usage, before, amount, total) => {
  const rated = rateSegment(of, { usage, before })
  expect([rated.amount, rated.total].map(String)).toEqual([amount, total])
  const exact = Decimal.sum(rated.steps.map((step) => step.amountUnrounded))
  expect(exact).toEqual(rated.amountUnrounded)
})

test('usage of two kinds is a defect', () => {
  expect(() => rateSegment(units, { usage: { quantity: d('1') }, before: groups('1', '1') }))
    .toThrow('one kind of usage')
})
