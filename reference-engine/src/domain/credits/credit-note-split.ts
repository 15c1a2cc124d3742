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
  /** What payments brought and notes in force have not refunded. */
  readonly refundable: Money
  readonly settlement: CreditNoteSettlement
}

/**
 * First off what remains to be paid; the rest was paid already, and is settled as asked. What
 * credits paid never was money that could be refunded: it is balance again (CRN 4.8).
 */
export const creditNoteSplit = (terms: Terms): CreditNoteSplit => {
  const { total, remaining, refundable, settlement } = terms
  assert(!remaining.isNegative(), 'what remains to be paid is not below zero')
  assert(!refundable.isNegative(), 'no more is refunded than was paid')
  const { currency } = total
  const reduced = Money.of(total.amount.min(remaining.amount), currency)
  const rest = total.minus(reduced)
  const refunded = settlement === 'refund'
    ? Money.of(rest.amount.min(refundable.amount), currency) : Money.zero(currency)
  return { reduced, toBalance: rest.minus(refunded), refunded }
}
