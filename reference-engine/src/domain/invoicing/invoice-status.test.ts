import { expect, test } from 'vitest'
import { invoiceMachine, invoiceStatuses } from './invoice-status.ts'

test('the only way on is draft, finalized, void', () => {
  const ways = new Set(invoiceMachine.transitions
    .filter(({ from, to }) => from !== to).map(({ from, to }) => `${from}-${to}`))
  expect([...ways]).toEqual(['draft-finalized', 'finalized-void'])
  expect(invoiceMachine.initial).toBe(invoiceStatuses[0])
})

test('only a draft changes what it bills', () => {
  const changing = invoiceMachine.transitions
    .filter(({ on }) => on === 'update' || on === 'add_line' || on === 'refresh')
  expect(new Set(changing.map(({ from, to }) => `${from}-${to}`))).toEqual(new Set(['draft-draft']))
})
