import { assert } from '../../domain/assert.ts'
import { dueBillingBoundary } from '../../domain/subscriptions/billing-boundary.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { finalizeDraft } from '../invoices/finalize-draft.ts'
import { billedSubscription } from '../subscriptions/billed-subscription.ts'
import type { BillingJob } from './billing-job.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect } from './effect.ts'
import { runBoundary } from './run-boundary.ts'

type Run = {
  /** Held until the transaction ends. */
  readonly job: BillingJob
  /** The customer's clock. */
  readonly now: Instant
}

/** Does what a job says, and takes it off the list. What was done meanwhile is not done again. */
export const runBillingJob = (work: BillingWork, { job, now }: Run): Promise<readonly Effect[]> => {
  assert(job.kind !== 'resume_test_clock', 'an advance is resumed in transactions of its own')
  return job.kind === 'run_billing_boundary'
    ? runDueBoundary(work, { job, now })
    : finalizeDue(work, { job, now })
}

const runDueBoundary = async (
  work: BillingWork,
  { job, now }: Run,
): Promise<readonly Effect[]> => {
  const { store, dependencies: { currencies } } = work
  const { organizationId, subjectId: id } = job
  const subscription = await store.subscriptions.findForUpdate({ organizationId, id })
  assert(subscription !== undefined, 'the subscription of a job exists')
  const priceIds = subscription.items.map(({ priceId }) => priceId)
  const sold = await work.soldPrices(organizationId, priceIds)
  const due = dueBillingBoundary(billedSubscription(subscription, { sold, currencies }), now)
  if (due) return (await runBoundary(work, { subscription, now })).effects
  await store.jobs.remove(job)
  return []
}

const finalizeDue = async (work: BillingWork, { job, now }: Run): Promise<readonly Effect[]> => {
  const { store } = work
  const { organizationId, subjectId: id } = job
  const draft = await store.invoices.findForUpdate({ organizationId, id })
  assert(draft !== undefined, 'the invoice of a job exists')
  if (draft.status !== 'draft') {
    await store.jobs.remove(job)
    return []
  }
  await finalizeDraft(work, { draft, at: now })
  return [{ at: now, type: 'invoice_finalized', objectId: id }]
}
