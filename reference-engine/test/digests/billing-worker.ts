import { schedulerJobs } from '../../src/scheduler/scheduler-jobs.ts'
import { startScheduler } from '../../src/scheduler/scheduler.ts'
import { openDatabase } from '../../src/persistence/connection/open-database.ts'
import { billingWorld } from '../billing-world.ts'

// The scheduler of an engine in a process of its own, whose clock stands where its parent puts it:
// node billing-worker.ts URL INSTANT. It tells its parent how many subjects it has done.
const [url = '', begin = ''] = process.argv.slice(2)
const database = await openDatabase({ kind: 'postgresql', url })
const { dependencies, clock, setClock } = billingWorld(database, begin)
const pause_ms = 60
let done = 0
let told = new AbortController()
const complain = (name: string, error: unknown): void => console.error(name, error)
const ignore = (): void => {}
const jobs = schedulerJobs({
  ...dependencies,
  // So few at a time that several processes find work.
  chunkSize: 2,
  purgeIdempotencyKeys: () => Promise.resolve(0),
  onDeferred: ({ job, error }) => complain(job, error),
  onDivided: ({ job, error }) => complain(job, error),
})
/** Shorter than an engine's pauses, and over when another time is told. */
const sleep = (time_ms: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  const timer = setTimeout(resolve, time_ms)
  signal.addEventListener('abort', () => { clearTimeout(timer); resolve() }, { once: true })
})
startScheduler(jobs, {
  clock,
  timers: {
    seconds: () => performance.now() / 1000,
    sleep: (_, signal) => sleep(pause_ms, AbortSignal.any([signal, told.signal])),
  },
  metrics: {
    ran: ignore, timedOut: ignore, failed: ignore, deferred: ignore, lagged: ignore,
    processed: (_, count) => {
      done += count
      if (count > 0) process.send?.(done)
    },
  },
  onError: complain,
})
process.on('message', (now) => {
  setClock(String(now))
  told.abort()
  told = new AbortController()
})
// Whoever tells the time is gone.
process.on('disconnect', () => process.exit())
process.send?.(done)
