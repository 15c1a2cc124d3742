import type { components } from '@valora/spec/types'
import type { CalculatedCreditNote } from '../../application/credit-notes/calculate-credit-note.ts'
import type { CreateCreditNote } from '../../application/credit-notes/create-credit-note.ts'
import { noteAmounts } from '../../application/credit-notes/note-amounts.ts'
import type { StoredCreditNote } from '../../application/credit-notes/stored-credit-note.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'
import { writtenAmount } from './written-amount.ts'

type Schemas = components['schemas']
type Amounts = Omit<Schemas['CreditNotePreview'], 'invoice_id' | 'currency'>

export const creditNoteTerms = (body: Schemas['CreditNoteCreate']): CreateCreditNote => ({
  invoiceId: body.invoice_id,
  currencyCode: body.currency,
  reason: body.reason,
  memo: body.memo ?? null,
  settlement: body.settlement ?? 'balance',
  lines: body.lines.map(({ line_id: lineId, amount }) =>
    ({ lineId, ...writtenAmount(amount) })),
})

export const creditNoteBody = (note: StoredCreditNote): Schemas['CreditNote'] => ({
  id: note.id,
  number: note.number,
  invoice_id: note.invoiceId,
  customer_id: note.customerId,
  status: note.status,
  reason: note.reason,
  memo: note.memo,
  settlement: note.settlement,
  currency: note.currency,
  ...amountsBody(note),
  credit_grant_id: note.creditGrantId,
  created_at: formatInstant(note.createdAt),
  voided_at: instantOrNull(note.voidedAt),
})

export const creditNotePreviewBody = (
  invoiceId: string,
  calculated: CalculatedCreditNote,
): Schemas['CreditNotePreview'] => ({
  invoice_id: invoiceId,
  currency: calculated.total.currency.code,
  ...amountsBody(noteAmounts(calculated)),
})

const amountsBody = (note: ReturnType<typeof noteAmounts>): Amounts => ({
  lines: note.lines.map(({ line_id, amount, tax_amount }) => ({ line_id, amount, tax_amount })),
  subtotal: note.subtotal,
  tax_total: note.taxTotal,
  total: note.total,
  amount_reduced: note.amountReduced,
  amount_to_balance: note.amountToBalance,
  amount_refunded: note.amountRefunded,
})
