import { assert } from '../assert.ts'
import { Money } from '../money/money.ts'

/** What becomes of what was paid already: balance of the customer, or a refund outside. */
export const creditNoteSettlements = ['balance', 'refund'] as const
export type CreditNoteSettlement = (typeof creditNoteSettlements)[number]

/** Where the total of a credit note goes; the three add up to it (CRN 4.3). */
export type CreditNoteSplit = {
  /** Off what remains to be paid. */
  readonly reduced: Money
  readonly toBalance: Money
  readonly refunded: Money
}

type Terms = {
  readonly total: Money
  /** What remains to be paid of the invoice. */
  readonly remaining: Money
  readonly settlement: CreditNoteSettlement
}

/** First off what remains to be paid; the rest was paid already, and is settled as asked. */
export const creditNoteSplit = ({ total, remaining, settlement }: Terms): CreditNoteSplit => {
  assert(!remaining.isNegative(), 'what remains to be paid is not below zero')
  const { currency } = total
  const reduced = Money.of(total.amount.min(remaining.amount), currency)
  const rest = total.minus(reduced)
  const nothing = Money.zero(currency)
  return settlement === 'refund'
    ? { reduced, toBalance: nothing, refunded: rest }
    : { reduced, toBalance: rest, refunded: nothing }
}
