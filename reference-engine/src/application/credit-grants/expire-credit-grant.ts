import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingJob } from '../billing/billing-job.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Effect } from '../billing/effect.ts'
import { endGrant } from './end-grant.ts'

type Run = {
  /** Held until the transaction ends. */
  readonly job: BillingJob
  /** The customer's clock. */
  readonly now: Instant
}

/**
 * Expires the grant of a job and takes the job off the list; a grant that ended otherwise stays as
 * it is. It expires at its own instant, however late the job runs: nothing burnt it since.
 */
export const expireCreditGrant = async (
  work: BillingWork,
  { job, now }: Run,
): Promise<readonly Effect[]> => {
  const { store } = work
  const { organizationId, subjectId: id } = job
  const grant = await store.creditGrants.findForUpdate({ organizationId, id })
  assert(grant !== undefined, 'the grant of a job exists')
  await store.jobs.removeMany([job])
  if (grant.voidedAt !== null || grant.expiredAt !== null) return []
  await endGrant(work, { grant, how: 'expired', at: grant.expiresAt ?? now })
  return [{ at: now, type: 'credit_grant_expired', objectId: id }]
}
