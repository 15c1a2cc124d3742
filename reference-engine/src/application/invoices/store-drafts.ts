import type { BillingWork } from '../billing/billing-work.ts'
import { auditInvoice } from './audit-invoice.ts'
import { lineRecords } from './line-records.ts'
import type { PreparedInvoice } from './prepared-invoice.ts'

/**
 * Stores new drafts, to be finalized when their grace is over. The unique key of a turn makes a
 * second one of it a defect.
 */
export const storeDrafts = async (
  work: BillingWork,
  prepared: readonly PreparedInvoice[],
): Promise<void> => {
  if (prepared.length === 0) return
  const { store } = work
  await store.invoices.insertMany(prepared.map(({ draft }) => draft))
  await storeLines(work, prepared)
  await store.jobs.scheduleMany(prepared.flatMap(({ draft, customer: { testClockId } }) => {
    const { organizationId, customerId, id: subjectId, finalizeAt: dueAt } = draft
    return dueAt === null ? []
      : [{ organizationId, customerId, testClockId, kind: 'finalize_invoice', subjectId, dueAt }]
  }))
  for (const { draft } of prepared) auditInvoice(work, { after: draft })
}

/** Stores the lines of new invoices. */
export const storeLines = async (
  { store, dependencies }: Pick<BillingWork, 'store' | 'dependencies'>,
  prepared: readonly PreparedInvoice[],
): Promise<void> => {
  await store.invoiceLines.insertMany(prepared.flatMap(({ draft, calculated, unstored }) => {
    const { organizationId, customerId, id: invoiceId } = draft
    const of = { organizationId, customerId, invoiceId }
    return lineRecords({ of, lines: calculated.lines, unstored }, dependencies)
  }))
}
