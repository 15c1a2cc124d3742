import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { invoiceMachine, invoiceStatuses, paymentStatusFor } from './invoice-status.ts'

const eur = { code: 'EUR', minorDigits: 2 }

test('the only way on is draft, finalized, void', () => {
  const ways = invoiceMachine.transitions.map(({ from, to }) => `${from}-${to}`)
  expect(ways).toEqual(invoiceStatuses.slice(1).map((to, index) =>
    `${invoiceStatuses[index]}-${to}`))
})

test.each([['0', 'not_required'], ['0.01', 'unpaid'], ['-0.01', 'unpaid']])(
  'a total of %s is %s', (total, wanted) => {
    expect(paymentStatusFor(Money.round(Decimal.parse(total), eur))).toBe(wanted)
  })
