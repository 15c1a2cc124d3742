import type { BillingJobSchedule } from '../billing/billing-job.ts'
import type { PreparedInvoice } from './prepared-invoice.ts'
import type { StoredInvoice } from './stored-invoice.ts'

/** What looks at an invoice of a subscription again when it is due (SUB 3.1). */
export const pastDueJobs = (
  prepared: readonly PreparedInvoice[],
  sealed: readonly StoredInvoice[],
): BillingJobSchedule[] => sealed.flatMap((invoice, index) => {
  const { organizationId, customerId, id: subjectId, dueAt, subscriptionId } = invoice
  if (subscriptionId === null || dueAt === null || invoice.paymentStatus !== 'unpaid') return []
  const testClockId = prepared[index]?.customer.testClockId ?? null
  return [{ organizationId, customerId, testClockId, kind: 'mark_past_due', subjectId, dueAt }]
})
