import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { Price } from '../pricing/price.ts'
import { parseInstant } from '../time/instant.ts'
import { usageBilledBy } from './billed-usage.ts'
import { invoiceLines } from './invoice-lines.ts'

const eur = { code: 'EUR', minorDigits: 2 }
const priceOf = (id: string, parts: Partial<Price>): Price => ({
  id, currency: eur, timing: 'in_arrears', includedQuantity: Decimal.zero,
  pricing: { type: 'per_unit', unitAmount: Decimal.parse('2') }, ...parts,
})
const meter = { eventName: 'e', aggregation: 'count' } as const
const used = (quantity: string) => ({
  quantity: Decimal.parse(quantity), usage: { quantity: Decimal.parse(quantity) },
  eventCount: 1, eventChecksum: 5n,
})
const closes = {
  index: 0, start: parseInstant('2026-01-01T00:00:00Z'), end: parseInstant('2026-02-01T00:00:00Z'),
}

const usageItem = (id: string, parts: Partial<Price> = {}) =>
  ({ id, meter, price: priceOf(id, { meterId: 'm', ...parts }) })

test('what is billed for usage holds its minimum and maximum', () => {
  const items = [
    usageItem('low', { minimumAmount: Decimal.parse('9') }),
    usageItem('high', { maximumAmount: Decimal.parse('5') }),
    { id: 'fixed', quantity: Decimal.one, price: priceOf('fixed', {}) },
    usageItem('plain'),
  ]
  const usage = new Map([['low', used('1')], ['high', used('3')], ['plain', used('4')]])
  const lines = invoiceLines({ number: 1, at: closes.end, closes }, { items, usage })
  expect(usageBilledBy(lines).map(({ itemId, quantity, amount, eventChecksum }) =>
    [itemId, quantity.toString(), amount.toString(), eventChecksum])).toEqual([
    ['low', '1', '9.00', 5n], ['high', '3', '5.00', 5n], ['plain', '4', '8.00', 5n],
  ])
})
