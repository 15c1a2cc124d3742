import type { BillingWork } from '../billing/billing-work.ts'
import type { StoredInvoice } from './stored-invoice.ts'

export type InvoiceChange = {
  readonly before?: StoredInvoice | undefined
  readonly after: StoredInvoice
}

/** Notes the trace of a change of an invoice (SEC 3). */
export const auditInvoice = (
  { audit }: Pick<BillingWork, 'audit'>,
  { before, after }: InvoiceChange,
): void => audit(after.organizationId, {
  objectType: 'invoice', objectId: after.id, before: before && shown(before), after: shown(after),
})

/** What a caller can see of it: the digest over its calculation stands for its sources. */
const shown = (invoice: StoredInvoice): Omit<StoredInvoice, 'sources'> => {
  const { sources: _, ...rest } = invoice
  return rest
}
