import type { Instant } from '../domain/time/instant.ts'
import type { Job } from './job.ts'
import type { SchedulerMetrics } from './scheduler-metrics.ts'
import type { Timers } from './timers.ts'

export type RunDependencies = {
  readonly clock: { readonly now: () => Instant }
  readonly timers: Timers
  readonly metrics: SchedulerMetrics
  /** Told about a run that failed as a whole; the next run tries again. */
  readonly onError: (job: string, error: unknown) => void
}

/**
 * One run of a job: chunk after chunk until nothing is left, its time is up or the engine stops.
 * It never rejects: a failed run is counted and told, and the loop goes on.
 */
export const runJob = ({ clock, timers, metrics, onError }: RunDependencies) =>
  async (job: Job, stopping: AbortSignal): Promise<void> => {
    const started = timers.seconds()
    const limit = limitRun(job, { stopping, timers, onTimeout: () => metrics.timedOut(job.name) })
    try {
      for (let more = true; more && !limit.signal.aborted;) {
        const chunk = await job.runChunk({ now: clock.now(), signal: limit.signal })
        metrics.processed(job.name, chunk.processed)
        metrics.deferred(job.name, chunk.deferred)
        more = chunk.more
      }
    } catch (error) {
      metrics.failed(job.name)
      onError(job.name, error)
    } finally {
      limit.dismiss()
      metrics.ran({ job: job.name, duration_seconds: timers.seconds() - started })
    }
  }

type LimitTerms = {
  readonly stopping: AbortSignal
  readonly timers: Timers
  readonly onTimeout: () => void
}

/** Aborts the run when its time is up. It is not abandoned: two runs of a job never overlap. */
const limitRun = ({ timeout_ms }: Job, { stopping, timers, onTimeout }: LimitTerms) => {
  const [done, expired] = [new AbortController(), new AbortController()]
  void timers.sleep(timeout_ms, AbortSignal.any([done.signal, stopping])).then(() => {
    if (done.signal.aborted || stopping.aborted) return
    onTimeout()
    expired.abort()
  })
  return { signal: AbortSignal.any([stopping, expired.signal]), dismiss: () => done.abort() }
}
