import { expect, test } from 'vitest'
import { formatInstant, parseInstant } from '../time/instant.ts'
import { currentPeriod, subscriptionPeriod } from './subscription.ts'
import type { Subscription } from './subscription.ts'

const at = (day: string) => parseInstant(`${day}T00:00:00Z`)
const active: Subscription = {
  status: 'active',
  schedule: { anchor: at('2026-01-31'), interval: { unit: 'month', count: 1 }, timeZone: 'UTC' },
  currency: { code: 'EUR', minorDigits: 2 },
  items: [],
  nextBoundary: 2,
}
const shown = (period: ReturnType<typeof subscriptionPeriod>) =>
  period && `${period.index} ${formatInstant(period.start).slice(0, 10)} `
    + formatInstant(period.end).slice(0, 10)

test.each<[string | undefined, number, string | undefined, string]>([
  [undefined, 1, '1 2026-02-28 2026-03-31', 'the natural period'],
  ['2026-03-10', 1, '1 2026-02-28 2026-03-10', 'cut off at the end'],
  ['2026-03-31', 1, '1 2026-02-28 2026-03-31', 'ended with its period'],
  ['2026-02-28', 1, undefined, 'ended before it'],
  ['2026-03-10', 2, undefined, 'long after the end'],
])('canceled at %s, period %d is %s: %s', (cancelAt, index, wanted) => {
  const subscription = { ...active, cancelAt: cancelAt === undefined ? undefined : at(cancelAt) }
  expect(shown(subscriptionPeriod(subscription, index))).toBe(wanted)
})

test('the current period is the one opened last', () => {
  expect(shown(currentPeriod(active))).toBe('1 2026-02-28 2026-03-31')
  expect(currentPeriod({ ...active, nextBoundary: 0 })).toBeUndefined()
  expect(currentPeriod({ ...active, status: 'canceled' })).toBeUndefined()
})
