import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { planCurrencyFaults, planItemFaults, planItems } from './plan-items.ts'
import type { Price } from './price.ts'

const eur = { code: 'EUR', minorDigits: 2 }
const seat: Price = {
  id: 'price_seat', currency: eur, timing: 'in_advance', includedQuantity: Decimal.zero,
  pricing: { type: 'per_unit', unitAmount: Decimal.parse('9') },
}
const usage: Price = { ...seat, id: 'price_usage', timing: 'in_arrears', meterId: 'mtr_1' }

test('a fixed charge has one unit unless told otherwise, usage has none', () => {
  const items = [{ price: seat }, { price: seat, quantity: Decimal.parse('25') }, { price: usage }]
  expect(planItems(items).map(({ quantity }) => quantity?.toString()))
    .toEqual(['1', '25', undefined])
})

test('a price twice and a quantity for usage are faults, each named', () => {
  const items = [{ price: usage }, { price: seat }, { price: usage, quantity: Decimal.one }]
  expect(planItemFaults(items).map(({ code, pointer }) => `${code} ${pointer}`))
    .toEqual(['price_repeated /items/2/price_id', 'quantity_for_usage /items/2/quantity'])
  expect(planItemFaults(items.slice(0, 2))).toEqual([])
})

test('every price in another currency is a fault', () => {
  const usd = { code: 'USD', minorDigits: 2 }
  const items = [{ price: seat }, { price: { ...usage, currency: usd } }]
  expect(planCurrencyFaults(items, eur)).toMatchObject(
    [{ code: 'currency_differs', pointer: '/items/1/price_id' }])
})
