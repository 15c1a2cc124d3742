import type { Instant } from '../../domain/time/instant.ts'
import type { Store } from '../ports.ts'
import type { BillingJob, BillingJobKind } from './billing-job.ts'
import { inBillingWork } from './billing-work.ts'
import type { BillingDependencies } from './billing-work.ts'
import { lockBilledUsage } from './lock-billed-usage.ts'
import { retryDelaySeconds } from './retry-delay.ts'
import { runBillingJob } from './run-billing-job.ts'

export type RunDueJobs = {
  readonly kind: Exclude<BillingJobKind, 'resume_test_clock'>
  /** The scheduler job that asks: it is named in the audit log. */
  readonly action: string
  readonly now: Instant
  readonly limit: number
  /** Aborted when the engine stops: what is not begun is left to the next run. */
  readonly signal: AbortSignal
}

export type Failure = { readonly subjectId: string; readonly error: unknown }

export type DueJobsDone = {
  readonly processed: number
  readonly failures: readonly Failure[]
  /** Whether another chunk may find work at once. */
  readonly more: boolean
}

/**
 * Claims a chunk of due jobs in real time and does them in one transaction. A subject that fails
 * undoes only itself and goes to the back with a growing pause, so it starves no other. What
 * another process holds is skipped: any number of them share the work, each job is done once.
 */
export const runDueJobs = (dependencies: BillingDependencies) =>
  ({ kind, now, limit, action, signal }: RunDueJobs): Promise<DueJobsDone> => {
    const caller = { actor: 'scheduler', requestId: dependencies.ids('req') }
    return inBillingWork({ dependencies, caller, action }, async (work) => {
      const { store } = work
      const claimed = await store.jobs.claimDue({ kind, now, limit })
      await lockBilledUsage(work, claimed)
      const failures: Failure[] = []
      let processed = 0
      for (const job of byOrganization(claimed)) {
        if (signal.aborted) break
        try {
          await work.undoable(() => runBillingJob(work, { job, now }))
          processed += 1
        } catch (error) {
          await putOff(store, { job, error, now })
          failures.push({ subjectId: job.subjectId, error })
        }
      }
      const more = claimed.length === limit && !signal.aborted
      return { processed, failures, more }
    })
  }

/** Invoice numbers are locked per organization, everywhere in the same order. */
const byOrganization = (jobs: readonly BillingJob[]): BillingJob[] =>
  jobs.toSorted(({ organizationId: one }, { organizationId: other }) =>
    one < other ? -1 : Number(one > other))

type Failed = { readonly job: BillingJob; readonly error: unknown; readonly now: Instant }

const putOff = (store: Store, { job, error, now }: Failed): Promise<void> =>
  store.jobs.fail(job, {
    error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    availableAt: now.add({ seconds: retryDelaySeconds(job.attempts) }),
  })
