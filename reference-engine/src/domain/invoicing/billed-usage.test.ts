import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import type { Price } from '../pricing/price.ts'
import { parseInstant } from '../time/instant.ts'
import { usageBilledBy } from './billed-usage.ts'
import type { UsageSource } from './line-source.ts'
import { sourceLines } from './source-lines.ts'

const currency = { code: 'EUR', minorDigits: 2 }
const period = {
  start: parseInstant('2026-01-01T00:00:00Z'), end: parseInstant('2026-02-01T00:00:00Z'),
}
const later = { start: period.end, end: parseInstant('2026-02-10T00:00:00Z') }
const prices = new Map([
  ['low', { minimumAmount: Decimal.parse('9') }], ['high', { maximumAmount: Decimal.parse('5') }],
  ['plain', {}],
].map(([id, parts]) => [id as string, {
  id, currency, timing: 'in_arrears', includedQuantity: Decimal.zero, meterId: 'm',
  pricing: { type: 'per_unit', unitAmount: Decimal.parse('2') }, ...parts as object,
} as Price]))
const source = (priceId: string, parts: Partial<UsageSource> = {}): UsageSource =>
  ({ kind: 'usage', itemId: `i-${priceId}`, priceId, period, trial: false, ...parts })
const billed = (sources: readonly (readonly [UsageSource, string])[]) =>
  usageBilledBy(sourceLines(sources.map(([each]) => each), {
    currency, prices, charged: new Map(),
    usage: new Map(sources.map(([each, quantity]) => [each, {
      quantity: Decimal.parse(quantity), usage: { quantity: Decimal.parse(quantity) },
      eventCount: 1, eventChecksum: 5n,
    }])),
  }))

test('what is billed for usage holds its minimum and maximum', () => {
  expect(billed([[source('low'), '1'], [source('high'), '3'], [source('plain'), '4']])
    .map(({ itemId, quantity, amount, eventChecksum }) =>
      [itemId, quantity.toString(), amount.toString(), eventChecksum])).toEqual([
    ['i-low', '1', '9.00', 5n], ['i-high', '3', '5.00', 5n], ['i-plain', '4', '8.00', 5n],
  ])
})

test('two periods of one item are billed by themselves', () => {
  expect(billed([[source('low'), '1'], [source('low', { period: later }), '3']])
    .map(({ amount, period: { start } }) => [amount.toString(), start.equals(later.start)]))
    .toEqual([['9.00', false], ['9.00', true]])
})

test('what is free of charge is remembered at its price, and as free', () => {
  const [free] = billed([[source('low', { trial: true }), '1']])
  expect([free?.amount.toString(), free?.trial]).toEqual(['9.00', true])
})
