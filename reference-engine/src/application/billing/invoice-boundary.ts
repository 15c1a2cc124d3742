import type { Invoice } from '../../domain/invoicing/invoice.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sealInvoice } from '../invoices/seal-invoice.ts'
import { storeDraft } from '../invoices/store-draft.ts'
import type { StoredSubscription } from '../subscriptions/stored-subscription.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect } from './effect.ts'
import type { SoldPrices } from './sold-price.ts'

export type InvoiceBoundary = {
  readonly draft: Invoice
  readonly subscription: StoredSubscription
  readonly sold: SoldPrices
  readonly boundary: number
  /** Whether no further boundary follows. */
  readonly over: boolean
  readonly draftGraceHours: number
  readonly now: Instant
}

/**
 * Stores the draft of a boundary, to be finalized when its grace is over. Without any grace it is
 * finalized at once, from the same calculation: the caller has locked the usage before it.
 */
export const invoiceBoundary = async (
  work: BillingWork,
  { draft, subscription, sold, boundary, over, draftGraceHours, now }: InvoiceBoundary,
): Promise<Effect[]> => {
  const { organizationId, customerId } = subscription
  const customer = await work.customer({ organizationId, customerId })
  const stored =
    await storeDraft(work, { draft, subscription, customer, sold, boundary })
  const created: Effect = { at: now, type: 'invoice_created', objectId: stored.id }
  if (draftGraceHours > 0) {
    await work.store.jobs.schedule({
      organizationId, customerId, testClockId: customer.testClockId,
      kind: 'finalize_invoice', subjectId: stored.id, dueAt: stored.finalizeAt,
    })
    return [created]
  }
  const { calculationDigest } = stored
  await sealInvoice(work,
    { stored, calculated: draft, calculationDigest, customer, over, at: now })
  return [created, { at: now, type: 'invoice_finalized', objectId: stored.id }]
}
