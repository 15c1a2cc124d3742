import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { settleSubscription } from '../subscriptions/settle-subscription.ts'
import { auditInvoice } from './audit-invoice.ts'
import type { InvoiceSettlement, StoredInvoice } from './stored-invoice.ts'

export type Settled = {
  /** Held until the transaction ends. */
  readonly invoice: StoredInvoice
  readonly set: Partial<Omit<InvoiceSettlement, 'updatedAt'>>
  /** The customer's clock. */
  readonly at: Instant
}

/** Stores what a report changes of a finalized invoice, and what follows for its subscription. */
export const settleInvoice = async (
  work: BillingWork,
  { invoice, set, at }: Settled,
): Promise<StoredInvoice> => {
  const { organizationId, customerId, id, subscriptionId } = invoice
  const { paymentStatus, amountPaid, amountCredited, amountRemaining, uncollectibleAt } = invoice
  const settled = {
    paymentStatus, amountPaid, amountCredited, amountRemaining, uncollectibleAt,
    ...set, updatedAt: at,
  }
  await work.store.invoices.settle({ organizationId, customerId, id }, settled)
  const after = { ...invoice, ...settled }
  auditInvoice(work, { before: invoice, after })
  if (subscriptionId !== null) {
    await settleSubscription(work, { organizationId, customerId, subscriptionId, at })
  }
  return after
}
