import { creditedLines, creditNoteTotals } from '../../domain/credits/credit-note.ts'
import type {
  CreditedLine, CreditNoteTotals, CreditWanted,
} from '../../domain/credits/credit-note.ts'
import { creditNoteSplit } from '../../domain/credits/credit-note-split.ts'
import type {
  CreditNoteSettlement, CreditNoteSplit,
} from '../../domain/credits/credit-note-split.ts'
import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { Currency, CurrencyTable } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import { Refusal } from '../../domain/refusal.ts'
import { transition } from '../../domain/state-machine.ts'
import type { StoredInvoice } from '../invoices/stored-invoice.ts'
import type { Reads } from '../ports.ts'
import { creditableLines } from './creditable-lines.ts'

/** What a caller wants to credit. */
export type CreditNoteTerms = {
  readonly invoiceId: string
  readonly currencyCode: string
  readonly lines: readonly CreditWanted[]
  readonly settlement: CreditNoteSettlement
}

export type CalculatedCreditNote = CreditNoteTotals & CreditNoteSplit
  & { readonly lines: readonly CreditedLine[] }

type Terms = {
  readonly invoice: StoredInvoice
  readonly terms: CreditNoteTerms
  readonly currencies: CurrencyTable
}

/** What a credit note of these terms takes of its invoice, or why there can be none (CRN 4). */
export const calculateCreditNote = async (
  store: Pick<Reads, 'invoiceLines' | 'creditNotes'>,
  { invoice, terms, currencies }: Terms,
): Promise<CalculatedCreditNote> => {
  if (terms.currencyCode !== invoice.currency) {
    throw new Refusal('currency_mismatch',
      { currency: terms.currencyCode, expected_currency: invoice.currency })
  }
  const currency = currencyOf(currencies, invoice.currency)
  const creditable = await creditableLines(store, { invoice, currencies })
  const { lines: wanted, settlement } = terms
  const lines = creditedLines({ lines: creditable, wanted, currency })
  transition(invoiceMachine, { state: invoice.status, action: 'credit' })
  const totals = creditNoteTotals(lines, currency)
  const remaining = Money.parse(invoice.amountRemaining, currency)
  const refundable = await refundableOf(store, { invoice, currency })
  const split = creditNoteSplit({ total: totals.total, remaining, refundable, settlement })
  return { lines, ...totals, ...split }
}

/** What payments of the invoice brought, less what its notes have refunded; nothing below that. */
const refundableOf = async (
  { creditNotes }: Pick<Reads, 'creditNotes'>,
  { invoice, currency }: { readonly invoice: StoredInvoice; readonly currency: Currency },
): Promise<Money> => {
  const { organizationId, customerId, id: invoiceId, amountPaid } = invoice
  const notes = await creditNotes.issuedOn([{ organizationId, customerId, invoiceId }])
  const refunded = notes.map(({ amountRefunded }) => Money.parse(amountRefunded, currency))
  const left = Money.parse(amountPaid, currency).minus(Money.sum(refunded, currency))
  return left.isNegative() ? Money.zero(currency) : left
}
