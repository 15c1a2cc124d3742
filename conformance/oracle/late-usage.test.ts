import { expect, test } from 'vitest'
import { adjustment, dueFor, type LateUsage } from './late-usage.ts'

const event = (id: string, amount: string) =>
  ({ id, event_name: 'n', timestamp: '2026-01-10T00:00:00Z', properties: { amount } })

const late: LateUsage = {
  price: { pricing: { type: 'per_unit', unit_amount: '0.335' }, minimum_amount: '1' },
  meter: { aggregation: 'sum', value_property: 'amount' }, minorDigits: 2,
  window: { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' },
}

test('the whole is rated again and what was billed is taken off', () => {
  const first = dueFor(late, [event('a', '1')])
  expect([first.quantity, first.amount]).toEqual(['1', '1.00'])
  const now = dueFor(late, [event('a', '1'), event('b', '9')])
  // 10 x 0.335 = 3.35, of which the minimum of 1.00 was billed.
  expect(adjustment(first, now, 2)).toEqual({
    quantity: '9', amount: '2.35', steps: [
      { ref: 'new-total', quantity: '1', unit_amount: '3.35' },
      { ref: 'billed', quantity: '-1', unit_amount: '1' },
    ],
  })
})

test('equal events need no line, an event of 0 has one', () => {
  const first = dueFor(late, [event('a', '1')])
  expect(adjustment(first, dueFor(late, [event('a', '1')]), 2)).toBeNull()
  expect(adjustment(first, dueFor(late, [event('a', '1'), event('b', '0')]), 2))
    .toMatchObject({ quantity: '0', amount: '0.00' })
})
