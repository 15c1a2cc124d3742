import type { BillingDependencies } from '../application/billing/billing-work.ts'
import { runDueJobs } from '../application/billing/run-due-jobs.ts'
import type { DueJobsDone, RunDueJobs } from '../application/billing/run-due-jobs.ts'
import { resumeAdvance } from '../application/test-clocks/resume-advance.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { ChunkResult, Job } from './job.ts'

export type JobDependencies = BillingDependencies & {
  /** Removes up to `limit` expired keys, and tells how many. */
  readonly purgeIdempotencyKeys:
    (expired: { readonly now: Instant; readonly limit: number }) => Promise<number>
  /** Told about each subject that failed and was put off. */
  readonly onDeferred: (deferred: Deferred) => void
}

export type Deferred =
  { readonly job: string; readonly subjectId: string; readonly error: unknown }

/** Shares what a chunk reads, and is small: ingestion waits while invoices are finalized. */
const chunk_size = 20
const purge_size = 1000

/** What the engine does by itself as time passes. Customers on test clocks are left alone. */
export const schedulerJobs = (dependencies: JobDependencies): readonly Job[] => [
  dueJobs(dependencies, { name: 'close-billing-periods', kind: 'run_billing_boundary' }),
  dueJobs(dependencies, { name: 'finalize-invoices', kind: 'finalize_invoice' }),
  resumeTestClocks(dependencies),
  purgeIdempotencyKeys(dependencies),
]

type DueJobs = { readonly name: string; readonly kind: RunDueJobs['kind'] }

const dueJobs = (dependencies: JobDependencies, { name, kind }: DueJobs): Job => {
  const run = runDueJobs(dependencies)
  return {
    name,
    interval_ms: 1000,
    timeout_ms: 60_000,
    runChunk: async ({ now, signal }) => {
      const done = await run({ kind, action: name, now, limit: chunk_size, signal })
      return told(dependencies, { job: name, done })
    },
  }
}

const resumeTestClocks = (dependencies: JobDependencies): Job => {
  const name = 'resume-test-clocks'
  const resume = resumeAdvance(dependencies)
  return {
    name,
    interval_ms: 5000,
    timeout_ms: 300_000,
    runChunk: async ({ now, signal }) => {
      const done = await resume({ action: name, now, signal })
      return told(dependencies, { job: name, done })
    },
  }
}

const purgeIdempotencyKeys = (dependencies: JobDependencies): Job => ({
  name: 'purge-idempotency-keys',
  interval_ms: 60_000,
  timeout_ms: 60_000,
  runChunk: async ({ now }) => {
    const processed = await dependencies.purgeIdempotencyKeys({ now, limit: purge_size })
    return { processed, deferred: 0, more: processed === purge_size }
  },
})

type Outcome = { readonly job: string; readonly done: DueJobsDone }

const told = (
  { onDeferred }: JobDependencies,
  { job, done: { processed, failures, more } }: Outcome,
): ChunkResult => {
  for (const { subjectId, error } of failures) onDeferred({ job, subjectId, error })
  return { processed, deferred: failures.length, more }
}
