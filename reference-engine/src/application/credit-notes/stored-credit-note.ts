import type { CreditNoteSettlement } from '../../domain/credits/credit-note-split.ts'
import type { CreditNoteReason, CreditNoteStatus } from '../../domain/credits/credit-note-status.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** What a note takes off one line; in its wire form. */
export type StoredCreditNoteLine = {
  readonly line_id: string
  /** Before exclusive tax, with inclusive tax in it. */
  readonly amount: string
  /** Of all rates together, inclusive ones too. */
  readonly tax_amount: string
  /** What of the tax is of which rate: the next note goes on from there. */
  readonly taxes: readonly { readonly tax_rate_id: string; readonly amount: string }[]
}

/** What an invoice gives back, line by line (CRN 4). Amounts are in their wire form (MON 3). */
export type StoredCreditNote = {
  readonly organizationId: string
  readonly customerId: string
  readonly invoiceId: string
  readonly id: string
  readonly number: string
  readonly status: CreditNoteStatus
  readonly currency: string
  readonly reason: CreditNoteReason
  readonly memo: string | null
  /** What becomes of what was paid already. */
  readonly settlement: CreditNoteSettlement
  readonly lines: readonly StoredCreditNoteLine[]
  readonly subtotal: string
  readonly taxTotal: string
  readonly total: string
  /** What it took off the amount that remained to be paid. */
  readonly amountReduced: string
  readonly amountToBalance: string
  readonly amountRefunded: string
  /** The grant that holds what became balance. */
  readonly creditGrantId: string | null
  readonly createdAt: Instant
  readonly voidedAt: Instant | null
}
