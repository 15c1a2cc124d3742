import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { parseInstant } from '../time/instant.ts'
import { cancel } from './cancel.ts'
import type { Subscription } from './subscription.ts'

const at = (day: string) => parseInstant(`${day}T00:00:00Z`)
const active: Subscription & { id: string } = {
  id: 'sub_1',
  status: 'active',
  schedule: { anchor: at('2026-01-31'), interval: { unit: 'month', count: 1 }, timeZone: 'UTC' },
  currency: { code: 'EUR', minorDigits: 2 },
  items: [],
  nextBoundary: 2,
}

test('now ends it at once', () => {
  expect(cancel(active, { mode: 'now', at: at('2026-03-10') })).toEqual(
    { ...active, status: 'canceled', cancelAt: at('2026-03-10'), canceledAt: at('2026-03-10') })
})

test.each([
  ['2026-03-10', 'in mid-period'],
  ['2026-02-28', 'at the start of the period, which is not the end of the one before'],
])('period_end on %s schedules the natural end: %s', (day) => {
  expect(cancel(active, { mode: 'period_end', at: at(day) }))
    .toEqual({ ...active, cancelAt: at('2026-03-31') })
})

test('asking again changes nothing, and now overtakes what was scheduled', () => {
  const scheduled = cancel(active, { mode: 'period_end', at: at('2026-03-10') })
  expect(cancel(scheduled, { mode: 'period_end', at: at('2026-03-11') })).toEqual(scheduled)
  expect(cancel(scheduled, { mode: 'now', at: at('2026-03-12') }))
    .toEqual(cancel(active, { mode: 'now', at: at('2026-03-12') }))
})

test.each(['now', 'period_end'] as const)('an ended one refuses %s', (mode) => {
  expect(() => cancel({ ...active, status: 'canceled' }, { mode, at: at('2026-03-10') })).toThrow(
    new Refusal('invalid_state_transition',
      { state: 'canceled', action: 'cancel', allowed_actions: [] }))
})

test('a boundary that was due and not run is a defect', () => {
  expect(() => cancel(active, { mode: 'now', at: at('2026-03-31') })).toThrow('boundaries due')
})
