import type { OfCustomer } from '../billing-ports.ts'
import type { BillingJob } from './billing-job.ts'
import type { BillingWork } from './billing-work.ts'

/**
 * Locks at once the usage of every customer whose invoice these jobs will finalize. One by one
 * they would be taken between invoice numbers, and two transactions could wait for each other in
 * a circle: the order everywhere is jobs, subjects, usage, numbers.
 */
export const lockBilledUsage = async (
  work: BillingWork,
  jobs: readonly BillingJob[],
): Promise<void> => {
  const customers: OfCustomer[] = []
  for (const { kind, organizationId, customerId } of jobs) {
    if (customerId === null) continue
    const { draftGraceHours } = await work.organization(organizationId)
    if (kind === 'finalize_invoice' || draftGraceHours === 0) {
      customers.push({ organizationId, customerId })
    }
  }
  if (customers.length > 0) await work.store.lockUsage(customers)
}
