import { finalizeInvoice } from '../../domain/invoicing/invoice.ts'
import type { Invoice } from '../../domain/invoicing/invoice.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Customer } from '../customers/customer.ts'
import { customerSnapshot } from './customer-snapshot.ts'
import { invoiceNumber } from './invoice-number.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

export type SealTerms = {
  readonly stored: StoredInvoice
  /** What was calculated while the customer's usage was locked. */
  readonly calculated: Invoice
  readonly calculationDigest: string
  readonly lines: readonly StoredInvoiceLine[]
  readonly customer: Customer
  /** The customer's clock. */
  readonly at: Instant
}

/**
 * Gives a calculated draft its number and freezes it (INV 2, INV 3), and takes no further event
 * into the usage that stands on it (USG 5.4).
 */
export const sealInvoice = async (work: BillingWork, terms: SealTerms): Promise<StoredInvoice> => {
  const { store, audit } = work
  const { stored, calculated, calculationDigest, lines, customer, at } = terms
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
  await store.closeUsageWindows(lines.flatMap(({ meterId, periodStart, periodEnd }) =>
    meterId === null ? [] : [{
      organizationId, customerId, invoiceId: id, meterId,
      period: { start: periodStart, end: periodEnd },
    }]))
  const sealed: StoredInvoice = { ...stored, ...set, status: final.status }
  audit(organizationId,
    { objectType: 'invoice', objectId: id, before: stored, after: sealed })
  return sealed
}
