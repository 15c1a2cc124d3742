import type { Money } from '../money/money.ts'
import { Refusal } from '../refusal.ts'

export type Carried = {
  readonly amountPaid: Money
  /** Credit notes in force. */
  readonly creditNoteCount: number
  /** Whether other final invoices credit a charge of it, which nothing then takes the place of. */
  readonly creditedElsewhere: boolean
}

/**
 * Refuses to void what carries payments or credit notes, and what other invoices credit: then more
 * would be credited than is billed (INV 2.3).
 */
export const refuseVoiding = (
  { amountPaid, creditNoteCount, creditedElsewhere }: Carried,
): void => {
  if (amountPaid.isZero() && creditNoteCount === 0 && !creditedElsewhere) return
  throw new Refusal('invoice_not_voidable',
    { amount_paid: amountPaid.toString(), credit_note_count: creditNoteCount })
}
