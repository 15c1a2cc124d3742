import type { BillingJobSchedule } from '../billing/billing-job.ts'
import type { PreparedInvoice } from './prepared-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** What looks at invoices of subscriptions again when they are due (SUB 3.1). */
export const pastDueJobs = (
  prepared: readonly PreparedInvoice[],
  terms: readonly Pick<StoredInvoice, 'paymentStatus' | 'dueAt'>[],
): BillingJobSchedule[] => prepared.flatMap(({ draft, customer: { testClockId } }, index) => {
  const { organizationId, customerId, id: subjectId, subscriptionId } = draft
  const { paymentStatus, dueAt = null } = terms[index] ?? {}
  if (subscriptionId === null || dueAt === null || paymentStatus !== 'unpaid') return []
  return [{ organizationId, customerId, testClockId, kind: 'mark_past_due', subjectId, dueAt }]
})
