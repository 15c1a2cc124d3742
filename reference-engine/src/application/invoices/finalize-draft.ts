import { invoiceMachine } from '../../domain/invoicing/invoice-status.ts'
import { transition } from '../../domain/state-machine.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { lineRecords } from './line-records.ts'
import { recalculate } from './recalculate.ts'
import { sealInvoice } from './seal-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'

type Terms = {
  /** Held until the transaction ends. */
  readonly draft: StoredInvoice
  /** The customer's clock. */
  readonly at: Instant
}

/**
 * Finalizes a draft from the usage of this moment (INV 4): usage of the customer is kept out
 * while it is measured, so each event is either on the invoice or late. That holds for an invoice
 * without usage of its own as well: it may take the late usage of earlier periods (USG 7).
 */
export const finalizeDraft = async (
  work: BillingWork,
  { draft, at }: Terms,
): Promise<StoredInvoice> => {
  transition(invoiceMachine, { state: draft.status, action: 'finalize' })
  const { store, dependencies } = work
  const { organizationId, customerId, id: invoiceId } = draft
  const of = { organizationId, customerId, invoiceId }
  const previous = await store.invoiceLines.all(of)
  await store.lockUsage([{ organizationId, customerId }])
  const { calculated, sold, over } = await recalculate(work, { draft, lines: previous, at })
  const { lines, calculationDigest } =
    lineRecords(calculated, { of, sold, previous }, dependencies)
  if (calculationDigest !== draft.calculationDigest) await store.invoiceLines.replace(of, lines)
  const customer = await work.customer({ organizationId, customerId })
  const sealed = await sealInvoice(work,
    { stored: draft, calculated, calculationDigest, customer, over, at })
  await store.jobs.remove(
    { organizationId, customerId, kind: 'finalize_invoice', subjectId: invoiceId })
  return sealed
}
