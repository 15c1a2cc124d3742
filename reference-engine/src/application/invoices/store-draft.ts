import { assert } from '../../domain/assert.ts'
import type { Invoice } from '../../domain/invoicing/invoice.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import type { Customer } from '../customers/customer.ts'
import type { StoredSubscription } from '../subscriptions/stored-subscription.ts'
import { customerSnapshot } from './customer-snapshot.ts'
import { lineRecords } from './line-records.ts'
import type { StoredInvoice } from './stored-invoice.ts'

export type DraftTerms = {
  readonly draft: Invoice
  readonly subscription: StoredSubscription
  readonly customer: Customer
  readonly sold: SoldPrices
  readonly boundary: number
}

/** Stores the draft of a boundary. The boundary's unique key makes a second one a defect. */
export const storeDraft = async (
  { store, dependencies, audit }: BillingWork,
  { draft, subscription, customer, sold, boundary }: DraftTerms,
): Promise<StoredInvoice> => {
  const { organizationId, customerId } = subscription
  const id = dependencies.ids('inv')
  const of = { organizationId, customerId, invoiceId: id }
  const { lines, calculationDigest } = lineRecords(draft, { of, sold }, dependencies)
  const stored: StoredInvoice = {
    organizationId, customerId, subscriptionId: subscription.id, id, boundary,
    number: null,
    customerSnapshot: customerSnapshot(customer),
    status: draft.status,
    paymentStatus: null,
    currency: draft.currency.code,
    subtotal: draft.subtotal.toString(),
    total: draft.total.toString(),
    amountDue: draft.amountDue.toString(),
    calculationDigest,
    issuedAt: draft.issuedAt,
    finalizeAt: draft.finalizeAt,
    calculatedAt: draft.calculatedAt,
    finalizedAt: null,
    voidedAt: null,
    createdAt: draft.calculatedAt,
  }
  assert(await store.invoices.insertNew(stored), 'a boundary is invoiced once')
  await store.invoiceLines.insert(...lines)
  audit(organizationId, { objectType: 'invoice', objectId: id, after: stored })
  return stored
}
