import { creditNoteReasons, creditNoteStatuses } from '../../domain/credits/credit-note-status.ts'
import { creditNoteSettlements } from '../../domain/credits/credit-note-split.ts'
import { amount, instant, json, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const creditNoteMapping = mapping({
  organizationId: text,
  customerId: text,
  invoiceId: text,
  id: text,
  number: text,
  status: oneOf(...creditNoteStatuses),
  currency: text,
  reason: oneOf(...creditNoteReasons),
  memo: nullable(text),
  settlement: oneOf(...creditNoteSettlements),
  /** In its wire form. */
  lines: json<ReadonlyArray<{
    readonly line_id: string
    readonly amount: string
    readonly tax_amount: string
    readonly taxes: ReadonlyArray<{ readonly tax_rate_id: string; readonly amount: string }>
  }>>(),
  subtotal: amount,
  taxTotal: amount,
  total: amount,
  amountReduced: amount,
  amountToBalance: amount,
  amountRefunded: amount,
  creditGrantId: nullable(text),
  createdAt: instant,
  voidedAt: nullable(instant)
})

/** What an invoice gives back, as it is stored. */
export type CreditNoteRecord = RecordOf<typeof creditNoteMapping.columns>
