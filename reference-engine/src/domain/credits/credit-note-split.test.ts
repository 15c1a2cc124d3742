import { expect, test } from 'vitest'
import { Money } from '../money/money.ts'
import { creditNoteSplit } from './credit-note-split.ts'
import type { CreditNoteSettlement } from './credit-note-split.ts'

const money = (text: string) => Money.parse(text, { code: 'USD', minorDigits: 2 })

test.each<[string, string, CreditNoteSettlement, string[], string]>([
  ['8.70', '20.00', 'balance', ['8.70', '0.00', '0.00'], 'all of it is still to be paid'],
  ['8.70', '8.70', 'refund', ['8.70', '0.00', '0.00'], 'exactly what remains'],
  ['8.70', '5.00', 'balance', ['5.00', '3.70', '0.00'], 'the rest was paid'],
  ['8.70', '5.00', 'refund', ['5.00', '0.00', '3.70'], 'the rest is refunded outside'],
  ['8.70', '0.00', 'balance', ['0.00', '8.70', '0.00'], 'all was paid'],
])('of %s with %s open to %s go %j: %s', (total, remaining, settlement, wanted) => {
  const split = creditNoteSplit({ total: money(total), remaining: money(remaining), settlement })
  expect([split.reduced, split.toBalance, split.refunded].map(String)).toEqual(wanted)
})
