import { expect, test } from 'vitest'
import { checksum } from './canonical.ts'
import { corrected } from './corrections.ts'
import { reconcile } from './reconcile.ts'

const event = (id: string, amount: string, customer = 'c1') => ({
  id, event_name: 'n', timestamp: '2026-01-10T00:00:00Z', properties: { amount }, customer,
})

const events = [event('a', '5'), event('b', '3'), event('a', '7', 'c2')]
const window = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' }
const meters = [
  { name: 'all', event_name: 'n', aggregation: 'count' as const },
  { name: 'large', event_name: 'n', aggregation: 'count' as const,
    filters: [{ operator: 'equals' as const, property: 'amount', value: 7 }] },
]

test('a voided event is gone, an amended one has its new payload', () => {
  const now = corrected(events.slice(0, 2),
    [{ void: 'a' }, { amend: 'b', properties: { amount: '9' } }])
  expect(now).toEqual([event('b', '9')])
})

test('pairs of customer and meter are counted, those without events left out', () => {
  const told = reconcile(meters, events, window)
  expect(told.map(({ customer, meter, event_count }) => [customer, meter, event_count]))
    .toEqual([['c1', 'all', 2], ['c2', 'all', 1], ['c2', 'large', 1]])
  expect(told[0]?.event_checksum).toBe(checksum(events.slice(0, 2)))
  expect(reconcile(meters, events, { ...window, end: '2026-01-10T00:00:00Z' })).toEqual([])
})

test('corrected events have the checksum of what stands', () => {
  const now = corrected(events.slice(0, 2), [{ amend: 'a', properties: { amount: '1' } }])
  expect(checksum(now)).toBe(checksum([event('a', '1'), event('b', '3')]))
})
