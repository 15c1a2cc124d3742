import { laterOf } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { holdClock } from '../billing/hold-clock.ts'
import type { Customer } from '../customers/customer.ts'
import { found } from '../found.ts'
import type { Tenant } from '../ports.ts'
import type { StoredInvoice } from './stored-invoice.ts'

export type InvoiceNamed = Tenant & { readonly invoiceId: string }

export type HeldInvoice = {
  readonly invoice: StoredInvoice
  readonly customer: Customer
  /** The customer's clock. */
  readonly at: Instant
}

/**
 * Holds an invoice until the transaction ends, after the clock and the jobs that are about it: the
 * order in which the scheduler takes them.
 */
export const holdInvoice = async (
  work: BillingWork,
  { organizationId, invoiceId }: InvoiceNamed,
): Promise<HeldInvoice> => {
  const { store } = work
  const named = { organizationId, id: invoiceId }
  const { customerId } = await found(store.invoices.find(named), 'invoice_not_found')
  const customer = await work.customer({ organizationId, customerId })
  const clock = await holdClock(work, customer)
  const of = { organizationId, customerId, subjectId: invoiceId }
  await store.jobs.holdMany(
    [{ ...of, kind: 'finalize_invoice' }, { ...of, kind: 'mark_past_due' }])
  const invoice = await found(store.invoices.findForUpdate(named), 'invoice_not_found')
  // Another process, whose clock is ahead of this one's, may have made it just now.
  return { invoice, customer, at: laterOf(clock, invoice.createdAt) }
}

/** Holds the subscription of a held invoice: before usage, discounts and grants, as turns do. */
export const holdBilledSubscription = async (
  { store }: Pick<BillingWork, 'store'>,
  { organizationId, subscriptionId: id }: Pick<StoredInvoice, 'organizationId' | 'subscriptionId'>,
): Promise<void> => {
  if (id !== null) await store.subscriptions.findForUpdate({ organizationId, id })
}
