import { expect, test } from 'vitest'
import { Money } from '../money/money.ts'
import { creditNoteSplit } from './credit-note-split.ts'
import type { CreditNoteSettlement } from './credit-note-split.ts'

const money = (text: string) => Money.parse(text, { code: 'USD', minorDigits: 2 })

test.each<[string, string, string, CreditNoteSettlement, string[], string]>([
  ['8.70', '20.00', '0.00', 'balance', ['8.70', '0.00', '0.00'], 'all of it is still to be paid'],
  ['8.70', '8.70', '9.00', 'refund', ['8.70', '0.00', '0.00'], 'exactly what remains'],
  ['8.70', '5.00', '9.00', 'balance', ['5.00', '3.70', '0.00'], 'the rest was paid'],
  ['8.70', '5.00', '3.70', 'refund', ['5.00', '0.00', '3.70'], 'the rest is refunded outside'],
  ['8.70', '5.00', '3.00', 'refund', ['5.00', '0.70', '3.00'], 'as far as it was paid outside'],
  ['8.70', '0.00', '0.00', 'refund', ['0.00', '8.70', '0.00'], 'credits paid all of it'],
  ['8.70', '0.00', '9.00', 'balance', ['0.00', '8.70', '0.00'], 'all was paid'],
])('of %s, %s open, %s paid, %s: %j, %s', (total, remaining, paid, settlement, wanted) => {
  const split = creditNoteSplit({ total: money(total), remaining: money(remaining),
    refundable: money(paid), settlement })
  expect([split.reduced, split.toBalance, split.refunded].map(String)).toEqual(wanted)
})
