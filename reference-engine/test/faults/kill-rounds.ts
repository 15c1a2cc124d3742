import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { PlantedFault } from '../planted-fault.ts'
import { begun } from './begun.ts'
import { afterMonth } from './billing-estate.ts'
import { settle } from './calm-billing.ts'
import { startWorker } from './engine-worker.ts'
import type { Disturbed } from './estate-proof.ts'

export type KillTerms = {
  readonly workers: number
  readonly seed: number
  /** How long after work has begun a kill comes at the latest. */
  readonly wait_ms_max: number
  /** What the database answers, if anything, when the moment to kill has come. */
  readonly moment?: string
  readonly fault?: PlantedFault
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
const plans = ({ workers, seed, wait_ms_max }: KillTerms, rounds: number) => fc.sample(fc.record({
  wait_ms: fc.integer({ min: 0, max: wait_ms_max }),
  victim: fc.integer({ min: 0, max: workers - 1 }),
  all: fc.boolean(),
  drains: fc.boolean(),
}), { numRuns: rounds, seed })

/**
 * Lets workers bill month after month and kills one or all of them each time, in the middle: a
 * month begins before the last is done, in half of the rounds. Those that were killed start anew.
 */
export const killRounds = (terms: KillTerms) => async (estate: Disturbed): Promise<Kills> => {
  const { observer, databaseUrl, months, progress } = estate
  const kills: Kills = { killed: 0, caught: 0, interrupted: 0, all: 0 }
  const start = (index: number, now: string) =>
    startWorker({ name: `worker_${index}`, databaseUrl, now, fault: terms.fault })
  const first = afterMonth(0)
  const workers = await Promise.all(
    Array.from({ length: terms.workers }, (_, index) => start(index, first)))
  try {
    for (const [round, { wait_ms, victim, all, drains }] of plans(terms, months).entries()) {
      const now = afterMonth(round + 1)
      for (const worker of workers) worker.tell(now)
      await begun(observer, workers)
      await (terms.moment === undefined ? sleep(wait_ms) : observer.shows(terms.moment))
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
    await settle(observer, { workers, month: months })
    return kills
  } finally {
    await Promise.all(workers.map(({ kill }) => kill()))
  }
}
