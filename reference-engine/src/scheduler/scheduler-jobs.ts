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
  /** How many jobs are taken at once; 500 unless told. */
  readonly chunkSize?: number
  /** Told about each subject that failed and was put off. */
  readonly onDeferred: (deferred: Deferred) => void
  /** Told why the subjects of a chunk were not done at once. */
  readonly onDivided: (divided: Omit<Deferred, 'subjectId'>) => void
}

export type Deferred =
  { readonly job: string; readonly subjectId: string; readonly error: unknown }

/** A chunk is done by statements that take all of it at once; its usage is locked meanwhile. */
const chunk_size_default = 500
const purge_size = 1000
/** As many lanes keep one process and its database at work; more would wait for each other. */
const lane_count = 2

/** What the engine does by itself as time passes. Customers on test clocks are left alone. */
export const schedulerJobs = (dependencies: JobDependencies): readonly Job[] => [
  dueJobs(dependencies, { name: 'run-turns', kind: 'run_turn' }),
  dueJobs(dependencies, { name: 'finalize-invoices', kind: 'finalize_invoice' }),
  dueJobs(dependencies, { name: 'mark-past-due', kind: 'mark_past_due' }),
  dueJobs(dependencies, { name: 'expire-credit-grants', kind: 'expire_credit_grant' }),
  resumeTestClocks(dependencies),
  purgeIdempotencyKeys(dependencies),
]

type DueJobs = { readonly name: string; readonly kind: RunDueJobs['kind'] }

const dueJobs = (dependencies: JobDependencies, { name, kind }: DueJobs): Job => {
  const run = runDueJobs(dependencies)
  const limit = dependencies.chunkSize ?? chunk_size_default
  return {
    name,
    interval_ms: 1000,
    timeout_ms: 60_000,
    lanes: lane_count,
    runChunk: async (terms) => {
      const done = await run({ kind, action: name, limit, ...terms })
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
  { onDeferred, onDivided }: JobDependencies,
  { job, done: { processed, failures, more, divided } }: Outcome,
): ChunkResult => {
  if (divided !== undefined) onDivided({ job, error: divided })
  for (const { subjectId, error } of failures) onDeferred({ job, subjectId, error })
  return { processed, deferred: failures.length, more }
}
