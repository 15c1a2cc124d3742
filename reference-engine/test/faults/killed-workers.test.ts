import { expect, inject, test } from 'vitest'
import { proveKills } from './kill-proof.ts'

/** `npm run prove:faults` does thirty rounds over 2,000 subscriptions. */
test('workers killed while they bill leave what a calm one leaves', async () => {
  const { faults, interrupted, invoices } = await proveKills({
    serverUrl: inject('postgresqlUrl'), template: inject('templateDatabase'),
    subscriptions: 300, rounds: 3, workers: 2, seed: 20_261_121, wait_ms_max: 120,
  })
  expect(faults).toEqual([])
  expect(invoices).toBe(1100)
  expect(interrupted, 'rounds whose work was not done when a process was killed').toBeGreaterThan(0)
}, 300_000)
