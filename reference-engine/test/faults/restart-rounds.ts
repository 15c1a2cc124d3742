import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { StartedPostgresql } from '../embedded-postgresql.ts'
import type { PlantedFault } from '../planted-fault.ts'
import { begun } from './begun.ts'
import { afterMonth } from './billing-estate.ts'
import { settle } from './calm-billing.ts'
import { startWorker } from './engine-worker.ts'
import type { EngineWorker } from './engine-worker.ts'
import type { Disturbed } from './estate-proof.ts'
import type { Observer } from './observer.ts'

export type RestartTerms = {
  readonly server: StartedPostgresql
  readonly workers: number
  readonly seed: number
  /** How long after work has begun the database goes at the latest. */
  readonly wait_ms_max: number
  readonly fault?: PlantedFault
}

export type Restarts = {
  /** Rounds in which the server was ended at once and started again. */
  restarted: number
  /** Rounds in which a session of a worker was killed, so that all sessions end. */
  crashed: number
  /** Rounds in which a transaction was open that moment. */
  caught: number
  /** Rounds in which work was left when the database was back. */
  interrupted: number
}

const down_ms_max = 1500

/** When and how the database goes: the first round restarts it, and half of the others do. */
const plans = ({ seed, wait_ms_max }: RestartTerms, rounds: number) => fc.sample(fc.record({
  wait_ms: fc.integer({ min: 0, max: wait_ms_max }),
  down_ms: fc.integer({ min: 0, max: down_ms_max }),
  drains: fc.boolean(),
}), { numRuns: rounds, seed })

const sessions = `select pid from pg_stat_activity
  where datname = current_database() and application_name like 'worker_%'
  order by xact_start nulls last limit 1`

/** A killed session takes all others along: the server ends them, and recovers by itself. */
const crash = async ({ rows, shows }: Observer): Promise<void> => {
  await shows(sessions)
  const [session] = await rows(sessions)
  if (session === undefined) throw new Error('no worker has a session')
  process.kill(Number(session.pid), 'SIGKILL')
}

/** A database that is away is all that a worker has to say, job by job. */
const lostDatabase = /"(job failed|chunk divided)"|^$/

/** Lets workers bill month after month while the database goes and comes back, and never them. */
export const restartRounds = (terms: RestartTerms) =>
  async (estate: Disturbed): Promise<Restarts> => {
    const { observer, databaseUrl, months, progress } = estate
    const told: Restarts = { restarted: 0, crashed: 0, caught: 0, interrupted: 0 }
    const workers = await Promise.all(Array.from({ length: terms.workers }, (_, index) =>
      startWorker({
        name: `worker_${index}`, databaseUrl, now: afterMonth(0), fault: terms.fault,
      })))
    try {
      for (const [round, { wait_ms, down_ms, drains }] of plans(terms, months).entries()) {
        const now = afterMonth(round + 1)
        const crashes = round % 2 === 1
        for (const worker of workers) worker.tell(now)
        await begun(observer, workers)
        await sleep(wait_ms)
        const open = await observer.openTransactions(workers.map(({ name }) => name))
        await (crashes ? crash(observer) : terms.server.restart(down_ms))
        told.interrupted += Number(await observer.dueJobs(now) > 0)
        told.caught += Number(open > 0)
        told.crashed += Number(crashes)
        told.restarted += Number(!crashes)
        progress(`round ${round + 1}: ${crashes ? 'crashed' : `away for ${down_ms} ms`}, `
          + `${open} transactions open`)
        requireAll(workers)
        if (drains) await observer.drained(now)
      }
      await settle(observer, { workers, month: months, mayComplain: lostDatabase })
      return told
    } finally {
      await Promise.all(workers.map(({ kill }) => kill()))
    }
  }

const requireAll = (workers: readonly EngineWorker[]): void => {
  for (const { name, isRunning, said } of workers) {
    if (!isRunning()) throw new Error(`${name} ended: ${said()}`)
  }
}
