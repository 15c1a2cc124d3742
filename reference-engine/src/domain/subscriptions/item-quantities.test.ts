import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { PlanItem } from '../pricing/plan-items.ts'
import type { Price } from '../pricing/price.ts'
import { withQuantities } from './item-quantities.ts'

const d = (text: string) => Decimal.parse(text)
const seat: Price = {
  id: 'seat', currency: { code: 'EUR', minorDigits: 2 }, timing: 'in_advance',
  includedQuantity: Decimal.zero, pricing: { type: 'per_unit', unitAmount: d('9') },
}
const plan: PlanItem[] = [
  { price: seat, quantity: d('1') },
  { price: { ...seat, id: 'support' }, quantity: d('2') },
  { price: { ...seat, id: 'calls', timing: 'in_arrears', meterId: 'mtr_1' } },
]

test('own quantities replace the plan\'s, in the plan\'s order', () => {
  const items = withQuantities(plan, [{ priceId: 'support', quantity: d('0') }])
  expect(items.map(({ price, quantity }) => `${price.id} ${quantity?.toString()}`))
    .toEqual(['seat 1', 'support 0', 'calls undefined'])
})

test('every quantity that does not fit is named', () => {
  const quantities = ['seat', 'other', 'seat', 'calls']
    .map((priceId) => ({ priceId, quantity: d('3') }))
  expect(() => withQuantities(plan, quantities)).toThrow(expect.objectContaining({
    code: 'subscription_items_invalid',
    faults: [
      expect.objectContaining({ code: 'price_not_in_plan', pointer: '/items/1/price_id' }),
      expect.objectContaining({ code: 'price_repeated', pointer: '/items/2/price_id' }),
      expect.objectContaining({ code: 'quantity_for_usage', pointer: '/items/3/quantity' }),
    ],
  }))
})
