import type { BillingJob, BillingJobKind } from '../../application/billing/billing-job.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** What keeps a job; late is what is due for a minute or more. */
export const jobStates = ['failing', 'late', 'due', 'ahead', 'on_clock'] as const
export type JobState = (typeof jobStates)[number]

export type OperatedJob = BillingJob & { readonly state: JobState }

/** How many jobs of a kind there are in each state, and since when the oldest waits. */
export type JobCounts = { readonly [State in JobState]: number } & {
  readonly kind: BillingJobKind
  readonly oldestDueAt: Instant | null
}

/** The jobs of every organization, as whoever operates the engine sees and mends them. */
export type OperatedJobs = {
  readonly counts: (now: Instant) => Promise<readonly JobCounts[]>
  /** In the order in which they became due. */
  readonly list: (wanted: {
    readonly now: Instant
    readonly kind?: BillingJobKind | undefined
    readonly states?: readonly JobState[] | undefined
    readonly limit: number
  }) => Promise<readonly OperatedJob[]>
  readonly ofSubject: (of: { readonly now: Instant; readonly subjectId: string }) =>
    Promise<readonly OperatedJob[]>
  /** Makes jobs that failed available at once, and answers them. */
  readonly retry: (wanted: {
    readonly now: Instant
    readonly subjectId?: string | undefined
    readonly kind?: BillingJobKind | undefined
  }) => Promise<readonly OperatedJob[]>
}
