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
 * When the first was full there is more to do than a chunk: then each lane goes on by itself, with
 * customers of its own for each chunk, so that this process calculates while the database writes.
 * It never rejects: a failed run is counted and told, and the loop goes on.
 */
export const runJob = ({ clock, timers, metrics, onError }: RunDependencies) =>
  async (job: Job, stopping: AbortSignal): Promise<void> => {
    const started = timers.seconds()
    const limit = limitRun(job, { stopping, timers, onTimeout: () => metrics.timedOut(job.name) })
    const chunk = async (apart: boolean): Promise<boolean> => {
      const { signal } = limit
      const { processed, deferred, more } = await job.runChunk({ now: clock.now(), signal, apart })
      metrics.processed(job.name, processed)
      metrics.deferred(job.name, deferred)
      return more && !signal.aborted
    }
    try {
      if (await chunk(false)) await inLanes(job.lanes ?? 1, () => chunk(true))
    } catch (error) {
      metrics.failed(job.name)
      onError(job.name, error)
    } finally {
      limit.dismiss()
      metrics.ran({ job: job.name, duration_seconds: timers.seconds() - started })
    }
  }

/** All lanes have ended when it does: one that fails takes no chunk from the others. */
const inLanes = async (
  lanes: number,
  chunk: () => Promise<boolean>,
): Promise<void> => {
  const ended = await Promise.allSettled(Array.from({ length: lanes }, async () => {
    while (await chunk()) continue
  }))
  const failed = ended.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
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
