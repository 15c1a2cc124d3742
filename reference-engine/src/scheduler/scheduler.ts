import type { Job } from './job.ts'
import { runJob } from './run-job.ts'
import type { RunDependencies } from './run-job.ts'

export type Scheduler = {
  /** Lets the subjects at hand finish, then resolves; no further work is taken. */
  readonly stop: () => Promise<void>
}

/**
 * Runs every job in a loop of its own, so that a slow one does not hold up the others. Processes
 * need not know of each other: the claims of the jobs keep them apart.
 */
export const startScheduler = (jobs: readonly Job[], dependencies: RunDependencies): Scheduler => {
  const stopping = new AbortController()
  const loops = jobs.map((job) => loop(job, { ...dependencies, signal: stopping.signal }))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

const loop = async (
  job: Job,
  { signal, ...dependencies }: RunDependencies & { readonly signal: AbortSignal },
): Promise<void> => {
  const { timers, metrics } = dependencies
  const run = runJob(dependencies)
  let planned = timers.seconds()
  while (!signal.aborted) {
    metrics.lagged({ job: job.name, lag_seconds: Math.max(0, timers.seconds() - planned) })
    await run(job, signal)
    planned = timers.seconds() + job.interval_ms / 1000
    await timers.sleep(job.interval_ms, signal)
  }
}
