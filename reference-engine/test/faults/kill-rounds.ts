import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterMonth, settledMonth } from './billing-estate.ts'
import { startWorker } from './engine-worker.ts'
import type { EngineWorker } from './engine-worker.ts'
import type { Observer } from './observer.ts'

export type KillTerms = {
  readonly observer: Observer
  readonly databaseUrl: string
  readonly rounds: number
  readonly workers: number
  readonly seed: number
  /** How long after work has begun a kill comes at the latest. */
  readonly wait_ms_max: number
  readonly progress?: (line: string) => void
}

export type Kills = {
  /** Processes that were killed. */
  killed: number
  /** Rounds in which a killed process had a transaction open that moment. */
  caught: number
  /** Rounds in which work was left when they had been killed. */
  interrupted: number
  /** Rounds in which all were killed. */
  all: number
}

/** When and whom a round kills: one worker, or all of them. */
const plans = ({ rounds, workers, seed, wait_ms_max }: KillTerms) => fc.sample(fc.record({
  wait_ms: fc.integer({ min: 0, max: wait_ms_max }),
  victim: fc.integer({ min: 0, max: workers - 1 }),
  all: fc.boolean(),
  drains: fc.boolean(),
}), { numRuns: rounds, seed })

const poll_ms = 5
const idle_ms_max = 3000

/** Waits until one of them has begun; they look for work every second. */
const begun = async (observer: Observer, workers: readonly EngineWorker[]): Promise<void> => {
  const names = workers.map(({ name }) => name)
  for (let waited_ms = 0; waited_ms < idle_ms_max; waited_ms += poll_ms) {
    if (await observer.openTransactions(names) > 0) return
    await sleep(poll_ms)
  }
}

/**
 * Lets workers bill month after month and kills one or all of them each time, in the middle: a
 * month begins before the last is done, in half of the rounds. Those that were killed start anew.
 */
export const killRounds = async (terms: KillTerms): Promise<Kills> => {
  const { observer, databaseUrl, rounds, progress = () => {} } = terms
  const kills: Kills = { killed: 0, caught: 0, interrupted: 0, all: 0 }
  const start = (index: number, now: string) =>
    startWorker({ name: `worker_${index}`, databaseUrl, now })
  const first = afterMonth(0)
  const workers = await Promise.all(
    Array.from({ length: terms.workers }, (_, index) => start(index, first)))
  try {
    for (const [round, { wait_ms, victim, all, drains }] of plans(terms).entries()) {
      const now = afterMonth(round + 1)
      for (const worker of workers) worker.tell(now)
      await begun(observer, workers)
      await sleep(wait_ms)
      const victims = workers.filter((_, index) => all || index === victim)
      const open = await observer.openTransactions(victims.map(({ name }) => name))
      await Promise.all(victims.map(({ kill }) => kill()))
      kills.interrupted += Number(await observer.dueJobs(now) > 0)
      kills.killed += victims.length
      kills.caught += Number(open > 0)
      kills.all += Number(all)
      progress(`round ${round + 1}: ${victims.length} killed, ${open} transactions open`)
      await Promise.all(workers.map(async ({ name, isRunning }, index) => {
        if (!isRunning()) workers[index] = await start(Number(name.slice(-1)), now)
      }))
      if (drains) await observer.drained(now)
    }
    await settle(observer, { workers, month: rounds })
    return kills
  } finally {
    await Promise.all(workers.map(({ kill }) => kill()))
  }
}

type Settling = { readonly workers: readonly EngineWorker[]; readonly month: number }

/** Lets workers do what is left of a month and of its drafts, and stops them. */
const settle = async (observer: Observer, { workers, month }: Settling): Promise<void> => {
  await observer.drained(afterMonth(month))
  const now = settledMonth(month)
  for (const worker of workers) worker.tell(now)
  await observer.drained(now)
  await stopAll(workers)
}

/** Stops workers as an operator does, and requires that none had anything to complain of. */
const stopAll = async (workers: readonly EngineWorker[]): Promise<void> => {
  for (const { name, stop, said } of workers) {
    const code = await stop()
    if (code !== 0 || said() !== '') throw new Error(`${name} ended with ${code}: ${said()}`)
  }
}

export type CalmTerms = Pick<KillTerms, 'observer' | 'databaseUrl'> & { readonly months: number }

/** Lets one worker bill the same months undisturbed. */
export const billCalmly = async (
  { observer, databaseUrl, months }: CalmTerms,
): Promise<void> => {
  const worker = await startWorker({ name: 'calm', databaseUrl, now: afterMonth(0) })
  try {
    for (let month = 0; month <= months; month += 1) {
      worker.tell(afterMonth(month))
      await observer.drained(afterMonth(month))
    }
    await settle(observer, { workers: [worker], month: months })
  } finally {
    await worker.kill()
  }
}
