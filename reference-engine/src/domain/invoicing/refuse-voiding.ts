import type { Money } from '../money/money.ts'
import { Refusal } from '../refusal.ts'

export type Carried = {
  readonly amountPaid: Money
  /** Credit notes in force. */
  readonly creditNoteCount: number
}

/** Refuses to void what carries payments or credit notes: it is corrected by a note (INV 2.3). */
export const refuseVoiding = ({ amountPaid, creditNoteCount }: Carried): void => {
  if (amountPaid.isZero() && creditNoteCount === 0) return
  throw new Refusal('invoice_not_voidable',
    { amount_paid: amountPaid.toString(), credit_note_count: creditNoteCount })
}
