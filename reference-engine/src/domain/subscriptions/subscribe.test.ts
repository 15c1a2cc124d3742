import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { Price } from '../pricing/price.ts'
import { parseInstant } from '../time/instant.ts'
import { subscribe } from './subscribe.ts'
import type { SubscriptionItem } from './subscription.ts'

const eur = { code: 'EUR', minorDigits: 2 }
const fee: Price = {
  id: 'price_fee', currency: eur, timing: 'in_advance', includedQuantity: Decimal.zero,
  pricing: { type: 'flat', amount: Decimal.parse('49') },
}
const item: SubscriptionItem = { id: 'subi_1', price: fee, quantity: Decimal.one }
const meter = { eventName: 'm', aggregation: 'count' } as const
const start = (items: SubscriptionItem[]) => subscribe({
  at: parseInstant('2026-01-31T09:00:00Z'),
  interval: { unit: 'month', count: 1 },
  timeZone: 'Asia/Kathmandu',
  currency: eur,
  items,
})

test('a subscription is active from its start, which is its anchor', () => {
  expect(start([item])).toEqual({
    status: 'active', currency: eur, items: [item], nextBoundary: 0,
    schedule: {
      anchor: parseInstant('2026-01-31T09:00:00Z'),
      interval: { unit: 'month', count: 1 },
      timeZone: 'Asia/Kathmandu',
    },
  })
})

test.each<[string, SubscriptionItem]>([
  ['one currency', { ...item, price: { ...fee, currency: { code: 'USD', minorDigits: 2 } } }],
  ['has its meter', { ...item, price: { ...fee, meterId: 'mtr_1' } }],
  ['has its meter', { ...item, meter }],
  ['has its quantity', { ...item, quantity: undefined }],
  ['has its quantity', { ...item, meter, price: { ...fee, meterId: 'mtr_1' } }],
])('it breaks "%s": %o', (invariant, broken) => {
  expect(() => start([item, broken])).toThrow(invariant)
})
