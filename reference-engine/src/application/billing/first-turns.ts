import { isBefore } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingJob } from './billing-job.ts'

/**
 * Of jobs in order, those of each customer's first instant. A turn brings the next one, which may
 * be due before what follows here, so how many are taken at once must not decide which is first.
 */
export const firstTurns = (jobs: readonly BillingJob[]): readonly BillingJob[] => {
  const firsts = new Map<BillingJob['customerId'], Instant>()
  return jobs.filter(({ customerId, availableAt }) => {
    const first = firsts.get(customerId)
    if (first === undefined) firsts.set(customerId, availableAt)
    return first === undefined || !isBefore(first, availableAt)
  })
}
