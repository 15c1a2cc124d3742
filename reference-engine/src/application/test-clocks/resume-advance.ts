import type { Instant } from '../../domain/time/instant.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { DueJobsDone } from '../billing/run-due-jobs.ts'
import { takeOverAdvance } from './lease-advance.ts'
import { runSteps } from './run-steps.ts'

export type ResumeAdvance = {
  /** The scheduler job that asks: it is named in the audit log. */
  readonly action: string
  readonly now: Instant
  /** Aborted when the engine stops: another process goes on once the lease has ended. */
  readonly signal: AbortSignal
}

const nothing: DueJobsDone = { processed: 0, failures: [], more: false }

/**
 * Goes on with one advance whose process was not heard of for the length of a lease. Its steps
 * hold the clock, so a process that was slow and not dead does no harm.
 */
export const resumeAdvance = (dependencies: BillingDependencies) =>
  async (terms: ResumeAdvance): Promise<DueJobsDone> => {
    const { action, now, signal } = terms
    const named = await dependencies.transaction((store) => takeOverAdvance(store, now))
    if (named === undefined) return nothing
    const cause = { caller: { actor: 'scheduler', requestId: dependencies.ids('req') }, action }
    try {
      await runSteps(dependencies, { named, cause, signal })
      return { processed: 1, failures: [], more: true }
    } catch (error) {
      return { processed: 0, failures: [{ subjectId: named.id, error }], more: true }
    }
  }
