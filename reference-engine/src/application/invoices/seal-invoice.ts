import { assert } from '../../domain/assert.ts'
import { usageBilledBy } from '../../domain/invoicing/billed-usage.ts'
import { finalizeInvoice } from '../../domain/invoicing/invoice.ts'
import type { Invoice } from '../../domain/invoicing/invoice.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Customer } from '../customers/customer.ts'
import type { Store } from '../ports.ts'
import { customerSnapshot } from './customer-snapshot.ts'
import { invoiceNumber } from './invoice-number.ts'
import type { StoredInvoice } from './stored-invoice.ts'

export type SealTerms = {
  readonly stored: StoredInvoice
  /** What was calculated while the customer's usage was locked. */
  readonly calculated: Invoice
  readonly calculationDigest: string
  readonly customer: Customer
  /** Whether no further boundary of the subscription follows. */
  readonly over: boolean
  /** The customer's clock. */
  readonly at: Instant
}

/**
 * Gives a calculated draft its number and freezes it (INV 2, INV 3), and remembers what it bills
 * for usage: events that come into it now are refused or billed by the next invoice (USG 7).
 */
export const sealInvoice = async (work: BillingWork, terms: SealTerms): Promise<StoredInvoice> => {
  const { store, audit } = work
  const { stored, calculated, calculationDigest, customer, at } = terms
  const { organizationId, customerId, id } = stored
  const { invoiceNumberPrefix } = await work.organization(organizationId)
  const number = invoiceNumber(invoiceNumberPrefix, await store.invoices.nextNumber(organizationId))
  const final = finalizeInvoice(calculated, { number, at })
  const set = {
    number,
    customerSnapshot: customerSnapshot(customer),
    paymentStatus: final.paymentStatus ?? null,
    subtotal: final.subtotal.toString(),
    total: final.total.toString(),
    amountDue: final.amountDue.toString(),
    calculationDigest,
    calculatedAt: final.calculatedAt,
    finalizedAt: at,
  }
  await store.invoices.finalize({ organizationId, customerId, id }, set)
  await closeUsage(store, terms)
  const sealed: StoredInvoice = { ...stored, ...set, status: final.status }
  audit(organizationId,
    { objectType: 'invoice', objectId: id, before: stored, after: sealed })
  return sealed
}

const closeUsage = async (
  { closeUsageWindows, endUsageWindows }: Store,
  { stored, calculated: { lines }, over }: SealTerms,
): Promise<void> => {
  const { organizationId, customerId, subscriptionId, id: invoiceId } = stored
  const subscription = { organizationId, customerId, subscriptionId }
  await closeUsageWindows(usageBilledBy(lines).map((billed) => {
    const { itemId, price: { id: priceId, meterId }, period, amount, ...usage } = billed
    assert(meterId !== undefined, 'usage has a meter')
    return {
      ...subscription, ...usage, itemId, priceId, meterId, period, invoiceId,
      amount: amount.toString(),
    }
  }))
  if (over) await endUsageWindows(subscription)
}
