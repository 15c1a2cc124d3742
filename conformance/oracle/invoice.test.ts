import { expect, test } from 'vitest'
import { invoiceAt, type OracleBill } from './invoice.ts'

const usage = {
  kind: 'usage', event_name: 'work.done', meter: { aggregation: 'sum', value_property: 'amount' },
  price: { pricing: { type: 'per_unit', unit_amount: '0.105' } },
} as const
const seats = {
  kind: 'fixed', quantity: '3', timing: 'in_advance',
  price: { pricing: { type: 'per_unit', unit_amount: '10' } },
} as const
const support = {
  kind: 'fixed', quantity: '1', timing: 'in_arrears',
  price: { pricing: { type: 'flat', amount: '7' } },
} as const
const event = (id: string, timestamp: string, amount: string) =>
  ({ id, event_name: 'work.done', timestamp, properties: { amount } })

const bill: OracleBill = {
  anchor: { anchor: '2026-01-31T00:00:00Z', zone: 'UTC', interval: { unit: 'month', count: 1 } },
  minorDigits: 2,
  items: [usage, seats, support],
  events: [
    event('a', '2026-01-31T00:00:00Z', '1'), event('b', '2026-02-27T23:59:59Z', '2'),
    event('c', '2026-02-28T00:00:00Z', '40'),
    { ...event('d', '2026-02-01T00:00:00Z', '500'), event_name: 'other' },
  ],
}

const amounts = (k: number, wanted: OracleBill = bill) =>
  invoiceAt(wanted, k)?.lines.map(({ kind, amount, period }) => [kind, amount, period.start])

test('the start bills what is in advance', () =>
  expect(amounts(0)).toEqual([['fixed', '30.00', '2026-01-31T00:00:00Z']]))

test('a boundary bills the period it closes and the one it opens', () => {
  expect(amounts(1)).toEqual([
    ['usage', '0.32', '2026-01-31T00:00:00Z'],
    ['fixed', '30.00', '2026-02-28T00:00:00Z'],
    ['fixed', '7.00', '2026-01-31T00:00:00Z'],
  ])
  expect(invoiceAt(bill, 1)?.total).toBe('37.32')
  expect(invoiceAt(bill, 1)?.lines[0]).toMatchObject(
    { quantity: '3', event_count: 2, amount_unrounded: '0.315', rounding_residue: '-0.005' })
})

test('the end closes the last period and opens none', () => {
  const ended = { ...bill, ended_at: '2026-03-05T00:00:00Z' }
  expect(amounts(2, ended)).toEqual([
    ['usage', '4.20', '2026-02-28T00:00:00Z'], ['fixed', '7.00', '2026-02-28T00:00:00Z'],
  ])
  expect(invoiceAt(ended, 2)?.lines[0]?.period.end).toBe('2026-03-05T00:00:00Z')
  expect(invoiceAt(ended, 3)).toBeNull()
  expect(invoiceAt(ended, 1)?.lines[1]?.period.end).toBe('2026-03-31T00:00:00Z')
})

test('no line, no invoice', () => {
  expect(invoiceAt({ ...bill, items: [usage] }, 0)).toBeNull()
  expect(amounts(1, { ...bill, items: [usage], events: [] }))
    .toEqual([['usage', '0.00', '2026-01-31T00:00:00Z']])
})

test('a minimum has its own line behind its own', () => {
  const items = [{ ...usage, price: { ...usage.price, minimum_amount: '5' } }, support]
  expect(amounts(1, { ...bill, items })).toEqual([
    ['usage', '0.32', '2026-01-31T00:00:00Z'], ['minimum', '4.68', '2026-01-31T00:00:00Z'],
    ['fixed', '7.00', '2026-01-31T00:00:00Z'],
  ])
  expect(invoiceAt({ ...bill, items }, 1)?.total).toBe('12.00')
})

test('transactions are the events of the period in their order', () => {
  const pricing = { type: 'percentage', rate: '10', free_transactions: 1 } as const
  // The event of 1 comes first and is free, 2 x 0.1 is due.
  expect(amounts(1, { ...bill, items: [{ ...usage, price: { pricing } }] }))
    .toEqual([['usage', '0.20', '2026-01-31T00:00:00Z']])
})
