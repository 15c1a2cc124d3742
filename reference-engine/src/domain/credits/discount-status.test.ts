import { expect, test } from 'vitest'
import { discountMachine, discountStatuses } from './discount-status.ts'

test('a removed discount never comes back', () => {
  const leaving = (state: string) =>
    discountMachine.transitions.filter(({ from }) => from === state).map(({ on }) => on)
  expect(discountStatuses.map(leaving))
    .toEqual([['last_invoice_finalized', 'remove'], ['invoice_voided', 'remove'], []])
})
