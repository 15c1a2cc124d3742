import { assert } from '../../domain/assert.ts'
import type { LineSource } from '../../domain/invoicing/line-source.ts'
import type { Customer } from '../customers/customer.ts'
import type { StoredSubscription } from '../subscriptions/stored-subscription.ts'
import { calculateInvoices } from './calculate-invoices.ts'
import { invoiceFigures } from './invoice-figures.ts'
import type { InvoiceFigures } from './invoice-figures.ts'
import type { Foreseen } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'
import type { UnstoredLine } from './line-records.ts'
import { preparedLines } from './prepared-invoice.ts'

export type PreviewRequest = {
  readonly subscription: StoredSubscription
  readonly customer: Customer
  readonly sources: readonly LineSource[]
  /** Whether usage that came late for earlier periods is billed along (USG 7). */
  readonly late: boolean
  readonly foreseen?: Foreseen | undefined
}

/** A line that nothing has stored, and so has no id. */
export type PreviewedLine = UnstoredLine

/** What sources would bill. Amounts are in their wire form (MON 3). */
export type InvoicePreview = InvoiceFigures & {
  readonly currency: string
  readonly lines: readonly PreviewedLine[]
}

/** What sources would bill with the usage, coupons and taxes of now; it stores nothing. */
export const previewInvoice = async (
  work: InvoicingWork,
  { subscription, customer, sources, late, foreseen }: PreviewRequest,
): Promise<InvoicePreview> => {
  const { organizationId, customerId, id: subscriptionId, currency } = subscription
  const taxRateIds = subscription.taxRateIds ?? customer.taxRateIds
  const subject = {
    organizationId, customerId, subscriptionId, invoiceId: null, turn: null,
    replacesInvoiceId: null, currency, sources, taxRateIds, late, foreseen,
  }
  const { calculated: [calculated], sold } =
    await calculateInvoices(work, { subjects: [subject], holding: false })
  assert(calculated !== undefined, 'every subject is calculated')
  const lines = preparedLines(calculated, sold)
  const figures = invoiceFigures({ ...lines, credits: [] }, work.dependencies)
  return { ...figures, currency, lines: lines.unstored }
}
