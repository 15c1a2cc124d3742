import { Money } from '../../domain/money/money.ts'
import type { CalculatedCreditNote } from './calculate-credit-note.ts'
import type { StoredCreditNote } from './stored-credit-note.ts'

export type NoteAmounts = Pick<StoredCreditNote, 'lines' | 'subtotal' | 'taxTotal' | 'total'
  | 'amountReduced' | 'amountToBalance' | 'amountRefunded'>

/** What a note takes, in the wire form in which it is stored and shown. */
export const noteAmounts = (calculated: CalculatedCreditNote): NoteAmounts => {
  const { lines, subtotal, taxTotal, total, reduced, toBalance, refunded } = calculated
  return {
    lines: lines.map(({ lineId, amount, taxes }) => ({
      line_id: lineId,
      amount: amount.toString(),
      tax_amount: Money.sum(taxes.map((tax) => tax.amount), amount.currency).toString(),
      taxes: taxes.map((tax) => ({ tax_rate_id: tax.taxRateId, amount: tax.amount.toString() })),
    })),
    subtotal: subtotal.toString(),
    taxTotal: taxTotal.toString(),
    total: total.toString(),
    amountReduced: reduced.toString(),
    amountToBalance: toBalance.toString(),
    amountRefunded: refunded.toString(),
  }
}
