import type { Instant } from '../../domain/time/instant.ts'
import type { BillingJobKey } from '../billing/billing-job.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Named, Store } from '../ports.ts'

/** Longer than any step lasts, with room for clocks of processes that do not agree. */
const lease_seconds = 60

/** The job by which the scheduler hears of an advance that came to a stop. */
export const advanceJob = ({ organizationId, id }: Named): BillingJobKey =>
  ({ organizationId, kind: 'resume_test_clock', subjectId: id, customerId: null })

/** Keeps the scheduler away from an advance for the length of a lease. */
export const leaseAdvance = (
  { store, dependencies: { clock } }: BillingWork,
  named: Named,
): Promise<void> => store.jobs.scheduleMany([{
  ...advanceJob(named), testClockId: null, dueAt: leaseEnd(clock.now()),
}])

/** Takes a lease on an advance whose own has ended, if there is one. */
export const takeOverAdvance = async (
  { jobs }: Pick<Store, 'jobs'>,
  now: Instant,
): Promise<Named | undefined> => {
  const [job] = await jobs.claimDue({ kind: 'resume_test_clock', now, limit: 1 })
  if (job === undefined) return undefined
  await jobs.fail(job, { error: 'the lease of the advance ended', availableAt: leaseEnd(now) })
  return { organizationId: job.organizationId, id: job.subjectId }
}

const leaseEnd = (now: Instant): Instant => now.add({ seconds: lease_seconds })
