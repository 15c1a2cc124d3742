/** What the scheduler counts about a job; `job` is the job's name. */
export type SchedulerMetrics = {
  readonly ran: (run: { readonly job: string; readonly duration_seconds: number }) => void
  readonly timedOut: (job: string) => void
  readonly failed: (job: string) => void
  readonly processed: (job: string, count: number) => void
  readonly deferred: (job: string, count: number) => void
  /** How much later than planned a run of the job began. */
  readonly lagged: (run: { readonly job: string; readonly lag_seconds: number }) => void
}
