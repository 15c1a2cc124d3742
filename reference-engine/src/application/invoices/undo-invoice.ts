import { refuseVoiding } from '../../domain/invoicing/refuse-voiding.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { undoCredits } from '../credit-grants/undo-credits.ts'
import { auditInvoice } from './audit-invoice.ts'
import type { HeldInvoice } from './hold-invoice.ts'
import { settlingOf } from './settling-of.ts'
import type { StoredInvoice } from './stored-invoice.ts'

type Undoing = Omit<HeldInvoice, 'customer'> & {
  /** What takes its place, where something does. */
  readonly replacedByInvoiceId: string | null
}

/**
 * Makes a finalized invoice void: it keeps its number and lines (INV 3.2), its discounts get their
 * use back (DSC 2.8) and grants what they paid (CRD 4.1). Refused where it carries payments or
 * credit notes, or where other invoices credit what nothing takes the place of.
 */
export const undoInvoice = async (
  work: BillingWork,
  { invoice, at, replacedByInvoiceId }: Undoing,
): Promise<StoredInvoice> => {
  const { store, dependencies: { currencies } } = work
  const { organizationId, customerId, id } = invoice
  const of = { organizationId, customerId, invoiceId: id }
  const creditNotes = await store.creditNotes.issuedOn([of])
  const { amountPaid } = settlingOf(invoice, currencies)
  // Credits of what takes its place stand on its lines.
  const creditedElsewhere = replacedByInvoiceId === null
    && await store.invoiceLines.isProratedElsewhere(of)
  refuseVoiding({ amountPaid, creditNoteCount: creditNotes.length, creditedElsewhere })
  if (invoice.discounts.length > 0) {
    await store.discounts.giveBack(invoice.discounts.map(({ discount_id: discountId }) =>
      ({ organizationId, customerId, discountId, invoices: 1 })))
  }
  await undoCredits(work, { ...of, at })
  const set = { voidedAt: at, replacedByInvoiceId, updatedAt: at }
  await store.invoices.void({ organizationId, customerId, id }, set)
  await store.jobs.removeMany(
    [{ organizationId, customerId, kind: 'mark_past_due', subjectId: id }])
  const after: StoredInvoice = { ...invoice, ...set, status: 'void' }
  auditInvoice(work, { before: invoice, after })
  return after
}
