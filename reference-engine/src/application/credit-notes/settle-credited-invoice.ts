import { settlement } from '../../domain/invoicing/settlement.ts'
import { Money } from '../../domain/money/money.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { settleInvoice } from '../invoices/settle-invoice.ts'
import { settlingOf } from '../invoices/settling-of.ts'
import type { StoredInvoice } from '../invoices/stored-invoice.ts'

export type LineCredit = { readonly lineId: string; readonly amount: Money }

type Crediting = {
  /** Held until the transaction ends. */
  readonly invoice: StoredInvoice
  /** What a note takes off what remains to be paid; below zero where it is voided. */
  readonly reduced: Money
  /** What it takes off the lines; below zero where it is voided. */
  readonly lines: readonly LineCredit[]
  /** The customer's clock. */
  readonly at: Instant
}

/** Carries a credit note, or its voiding, over to its invoice: to its lines, and what is open. */
export const settleCreditedInvoice = async (
  work: BillingWork,
  { invoice, reduced, lines, at }: Crediting,
): Promise<StoredInvoice> => {
  const { store: { invoiceLines }, dependencies: { currencies } } = work
  const { organizationId, customerId, id: invoiceId } = invoice
  const of = { organizationId, customerId, invoiceId }
  const stored = await invoiceLines.all(of)
  await invoiceLines.setCredited(of, stored.flatMap(({ id: lineId, creditedAmount }) => {
    const change = lines.find((line) => line.lineId === lineId)
    if (change === undefined) return []
    const credited = Money.parse(creditedAmount, reduced.currency).plus(change.amount)
    return [{ lineId, creditedAmount: credited.toString() }]
  }))
  const settling = settlingOf(invoice, currencies)
  const amountCredited = settling.amountCredited.plus(reduced)
  const { amountRemaining, paymentStatus } = settlement({ ...settling, amountCredited })
  return settleInvoice(work, { invoice, at, set: {
    paymentStatus,
    amountCredited: amountCredited.toString(),
    amountRemaining: amountRemaining.toString(),
  } })
}
