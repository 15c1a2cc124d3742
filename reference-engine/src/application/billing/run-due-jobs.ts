import type { Instant } from '../../domain/time/instant.ts'
import type { Store } from '../ports.ts'
import type { BillingJob, BillingJobKind } from './billing-job.ts'
import { inBillingWork } from './billing-work.ts'
import type { BillingDependencies, BillingWork } from './billing-work.ts'
import { firstTurns } from './first-turns.ts'
import { retryDelaySeconds } from './retry-delay.ts'
import { runJobs } from './run-jobs.ts'

export type RunDueJobs = {
  readonly kind: Exclude<BillingJobKind, 'resume_test_clock'>
  /** The scheduler job that asks: it is named in the audit log. */
  readonly action: string
  readonly now: Instant
  readonly limit: number
  /** Whether only of customers of whom no other chunk is taken; of all unless told. */
  readonly apart?: boolean | undefined
  /** Aborted when the engine stops: what is not begun is left to the next run. */
  readonly signal: AbortSignal
}

export type Failure = { readonly subjectId: string; readonly error: unknown }

export type DueJobsDone = {
  readonly processed: number
  readonly failures: readonly Failure[]
  /** Whether another chunk may find work at once. */
  readonly more: boolean
  /** Why a chunk could not be done at once; its jobs were then done by halves. */
  readonly divided?: unknown
}

/**
 * Claims a chunk of due jobs in real time and does them in one transaction, all at once. Where
 * that fails they are done in halves, and so on: a subject that fails undoes only itself and goes
 * to the back with a growing pause, so it starves no other. What another process holds is skipped:
 * any number of them share the work, each job is done once.
 */
export const runDueJobs = (dependencies: BillingDependencies) =>
  ({ kind, now, limit, apart = false, action, signal }: RunDueJobs): Promise<DueJobsDone> => {
    const caller = { actor: 'scheduler', requestId: dependencies.ids('req') }
    return inBillingWork({ dependencies, caller, action }, async (work) => {
      const part = apart ? await work.store.jobs.takePart({ kind, now }) : undefined
      if (apart && part === undefined) return { processed: 0, failures: [], more: false }
      const claimed = await work.store.jobs.claimDue({ kind, now, limit, part })
      // What another process is about to do for the same customers makes a claim shorter. When a
      // part has little left, others may have more.
      const more = claimed.length > (apart ? 0 : limit / 2) && !signal.aborted
      const jobs = byOrganization(kind === 'run_turn' ? firstTurns(claimed) : claimed)
      const error = await errorOf(work, { jobs, now })
      if (error === undefined) return { processed: jobs.length, failures: [], more }
      await lockBilledUsage(work, jobs)
      const done = await runInHalves(work, { jobs, now, signal, error })
      return { ...done, more, ...(jobs.length > 1 ? { divided: error.cause } : {}) }
    })
  }

type Chunk = { readonly jobs: readonly BillingJob[]; readonly now: Instant }

/** Why jobs could not be done at once; then nothing has changed. */
const errorOf = async (
  work: BillingWork,
  { jobs, now }: Chunk,
): Promise<{ readonly cause: unknown } | undefined> => {
  if (jobs.length === 0) return undefined
  try {
    await work.undoable(() => runJobs(work, jobs.map((job) => ({ job, now }))))
    return undefined
  } catch (cause) {
    return { cause }
  }
}

/**
 * Locks at once the usage of every customer whose invoice these jobs may finalize. One by one
 * they would be taken between invoice numbers, and two transactions could wait in a circle.
 */
const lockBilledUsage = async (
  { store }: BillingWork,
  jobs: readonly BillingJob[],
): Promise<void> => {
  const customers = jobs.flatMap(({ kind, organizationId, customerId }) =>
    customerId === null || !billingKinds.has(kind) ? [] : [{ organizationId, customerId }])
  if (customers.length > 0) await store.lockUsage(customers)
}

const billingKinds: ReadonlySet<BillingJobKind> = new Set(['run_turn', 'finalize_invoice'])

type Failed = Chunk & Pick<RunDueJobs, 'signal'> & { readonly error: { readonly cause: unknown } }
type Done = Pick<DueJobsDone, 'processed' | 'failures'>

/** What could not be done together: a single job is put off, more are done by halves. */
const runInHalves = async (
  work: BillingWork,
  { jobs, now, signal, error }: Failed,
): Promise<Done> => {
  const [job, ...others] = jobs
  if (job === undefined) return { processed: 0, failures: [] }
  if (others.length === 0) {
    await putOff(work.store, { job, error: error.cause, now })
    return { processed: 0, failures: [{ subjectId: job.subjectId, error: error.cause }] }
  }
  const half = Math.ceil(jobs.length / 2)
  const failures: Failure[] = []
  let processed = 0
  for (const part of [jobs.slice(0, half), jobs.slice(half)]) {
    if (signal.aborted) break
    const failed = await errorOf(work, { jobs: part, now })
    const done = failed === undefined
      ? { processed: part.length, failures: [] }
      : await runInHalves(work, { jobs: part, now, signal, error: failed })
    processed += done.processed
    failures.push(...done.failures)
  }
  return { processed, failures }
}

/** Invoice numbers are locked per organization, everywhere in the same order. */
const byOrganization = (jobs: readonly BillingJob[]): BillingJob[] =>
  jobs.toSorted(({ organizationId: one }, { organizationId: other }) =>
    one < other ? -1 : Number(one > other))

type Postponed = { readonly job: BillingJob; readonly error: unknown; readonly now: Instant }

const putOff = (store: Store, { job, error, now }: Postponed): Promise<void> =>
  store.jobs.fail(job, {
    error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    availableAt: now.add({ seconds: retryDelaySeconds(job.attempts) }),
  })
