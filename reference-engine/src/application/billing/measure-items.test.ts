import { expect, test } from 'vitest'
import { Decimal } from '../../domain/money/decimal.ts'
import type { Price, Pricing } from '../../domain/pricing/price.ts'
import type { SubscriptionItem } from '../../domain/subscriptions/subscription.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import type { UsageWindow } from '../billing-ports.ts'
import { measureItems } from './measure-items.ts'

const d = (text: string) => Decimal.parse(text)
const customer = { organizationId: 'org_1', customerId: 'cus_1' }
const period = {
  start: parseInstant('2026-01-31T00:00:00Z'), end: parseInstant('2026-02-28T00:00:00Z'),
}
const item = (id: string, pricing: Pricing, meterId?: string): SubscriptionItem => {
  const price: Price = {
    id: `price_${id}`, currency: { code: 'USD', minorDigits: 2 }, timing: 'in_arrears', pricing,
    includedQuantity: d('0'), meterId,
  }
  return { id, price }
}
const items = [
  item('fee', { type: 'flat', amount: d('49') }),
  item('storage', { type: 'per_unit', unitAmount: d('1') }, 'mtr_1'),
  item('traffic', { type: 'matrix', dimensions: ['tier', 'region'], cells: [],
    defaultUnitAmount: d('1') }, 'mtr_2'),
  item('payments', { type: 'percentage', rate: d('2.9') }, 'mtr_3'),
]

/** A store that has measured 5 in every window, and remembers what it was asked. */
const measuringStore = () => {
  const asked: unknown[] = []
  const measured = { quantity: d('5'), eventCount: 2, checksum: 7n }
  return {
    asked,
    usageQuantities: async ({ windows, ...of }: { windows: readonly UsageWindow[] }) => {
      asked.push({ ...of, windows })
      return windows.map(({ groupBy }) => ({
        ...measured, ...groupBy && { groups: [{ ...measured, values: ['hot', null] }] },
      }))
    },
    usageTransactions: async (wanted: unknown) => {
      asked.push(wanted)
      return [d('3'), d('2')]
    },
  }
}

test('each item is measured as its price rates it, in one question', async () => {
  const store = measuringStore()
  const usage = await measureItems(store, { customer, items, period })
  const events = { quantity: d('5'), eventCount: 2, eventChecksum: 7n }
  expect([...usage]).toEqual([
    ['storage', { usage: { quantity: d('5') }, ...events }],
    ['traffic', { ...events, usage: { groups: [
      { quantity: d('5'), values: new Map([['tier', 'hot'], ['region', null]]) }] } }],
    ['payments', { usage: { transactions: [d('3'), d('2')] }, ...events }],
  ])
  expect(store.asked).toEqual([
    { ...customer, windows: [{ meterId: 'mtr_1', period },
      { meterId: 'mtr_2', period, groupBy: ['tier', 'region'] }, { meterId: 'mtr_3', period }] },
    { ...customer, meterId: 'mtr_3', period },
  ])
})

test('nothing is asked where no period closes or nothing is metered', async () => {
  const store = measuringStore()
  await measureItems(store, { customer, items, period: undefined })
  await measureItems(store, { customer, items: items.slice(0, 1), period })
  expect(store.asked).toEqual([])
})
