import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import { parseInstant } from '../time/instant.ts'
import type { BilledUsage } from './billed-usage.ts'
import { usageBilledBy } from './billed-usage.ts'
import { usageAdjustment } from './usage-adjustment.ts'

const eur = { code: 'EUR', minorDigits: 2 }
const price: Price = {
  id: 'price_1', currency: eur, timing: 'in_arrears', meterId: 'mtr_1',
  pricing: { type: 'per_unit', unitAmount: Decimal.parse('0.125') },
  includedQuantity: Decimal.zero, minimumAmount: Decimal.parse('1'),
}
const period = {
  start: parseInstant('2026-01-01T00:00:00Z'), end: parseInstant('2026-02-01T00:00:00Z'),
}
const billed: BilledUsage = {
  itemId: 'item_1', price, period, trial: false, quantity: Decimal.parse('9'),
  amount: Money.parse('1.13', eur), eventCount: 3, eventChecksum: 7n,
}
const measured = (quantity: string, eventChecksum = 8n) =>
  ({
    quantity: Decimal.parse(quantity), usage: { quantity: Decimal.parse(quantity) }, eventCount: 4,
    eventChecksum,
  })

test('the same events of the same quantity give no line', () => {
  expect(usageAdjustment(billed, measured('9', 7n))).toBeUndefined()
})

test('the same events give a line where a level carried in has changed', () => {
  expect(usageAdjustment(billed, measured('13', 7n))?.amount.toString()).toBe('0.50')
})

test.each([
  ['9', '0', '0.00', 'other events of the same quantity'],
  ['9.01', '0.01', '0.00', 'a difference below one minor unit: 1.12625 is 1.13 as before'],
  ['13', '4', '0.50', 'more'],
  ['8.4', '-0.6', '-0.08', 'less'],
  ['0', '-9', '-0.13', 'less than the minimum, which stays due'],
])('9 for 1.13 became %s: %s more for %s (%s)', (quantity, more, amount, _why) => {
  const line = usageAdjustment(billed, measured(quantity))
  expect({ quantity: line?.quantity.toString(), amount: line?.amount.toString() })
    .toEqual({ quantity: more, amount })
  const shares = line?.steps.map((step) => step.amount) ?? []
  expect(Money.sum(shares, eur).toString(), 'its steps add up').toBe(amount)
})

test('adjustments add up to what the last usage costs', () => {
  let { quantity, amount } = billed
  for (const [used, eventChecksum] of [['20', 8n], ['3.33', 9n], ['41.7', 10n]] as const) {
    const so = { ...billed, quantity, amount, eventChecksum: eventChecksum - 1n }
    const line = usageAdjustment(so, measured(used, eventChecksum))
    const [more] = usageBilledBy(line === undefined ? [] : [line])
    quantity = quantity.plus(more?.quantity ?? Decimal.zero)
    amount = amount.plus(more?.amount ?? Money.zero(eur))
  }
  expect([quantity.toString(), amount.toString()]).toEqual(['41.7', '5.21'])
})

test('usage before changes the amount alone where tiers continue', () => {
  const continues = { start: parseInstant('2025-12-01T00:00:00Z'), end: period.start }
  const tiers =
    [{ upTo: Decimal.parse('10'), unitAmount: Decimal.one }, { unitAmount: Decimal.zero }]
  const pricing = { type: 'graduated', tiers } as const
  const tiered = { ...price, minimumAmount: undefined, pricing }
  const before = (quantity: string) => ({ quantity: Decimal.parse(quantity) })
  const so = { ...billed, price: tiered, continues, amount: Money.parse('9.00', eur) }
  expect(usageAdjustment(so, { ...measured('9', 7n), before: before('1') })).toBeUndefined()
  const line = usageAdjustment(so, { ...measured('9', 7n), before: before('4') })
  expect([line?.quantity, line?.amount].map(String)).toEqual(['0', '-3.00'])
  expect(line?.continues).toBe(continues)
})
