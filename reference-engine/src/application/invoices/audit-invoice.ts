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
): void => audit(after.organizationId,
  { objectType: 'invoice', objectId: after.id, before, after, hidden })

/** A caller cannot see it: the digest over the calculation of an invoice stands for its sources. */
const hidden: keyof StoredInvoice = 'sources'
