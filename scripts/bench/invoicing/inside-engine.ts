import { hash, randomBytes } from 'node:crypto'
import { Registry } from 'prom-client'
import {
  createApplication,
} from '../../../reference-engine/src/application/application.ts'
import { runDueJobs } from '../../../reference-engine/src/application/billing/run-due-jobs.ts'
import type { Dependencies } from '../../../reference-engine/src/application/dependencies.ts'
import { identifiers } from '../../../reference-engine/src/application/identifiers.ts'
import { defaultLimits as limits } from '../../../reference-engine/src/application/limits.ts'
import { randomPool } from '../../../reference-engine/src/application/random-pool.ts'
import type { Caller } from '../../../reference-engine/src/application/ports.ts'
import { currencyTable } from '../../../reference-engine/src/domain/money/currency.ts'
import { parseInstant } from '../../../reference-engine/src/domain/time/instant.ts'
import type { Database } from '../../../reference-engine/src/persistence/connection/database.ts'
import { createStore } from '../../../reference-engine/src/persistence/store.ts'
import { unitOfWork } from '../../../reference-engine/src/persistence/unit-of-work.ts'
import {
  prometheusMetrics,
} from '../../../reference-engine/src/scheduler/prometheus-metrics.ts'
import { schedulerJobs } from '../../../reference-engine/src/scheduler/scheduler-jobs.ts'
import { startScheduler } from '../../../reference-engine/src/scheduler/scheduler.ts'
import { processTimers } from '../../../reference-engine/src/scheduler/timers.ts'
import { Failure } from '../../run/failure.ts'

type BilledKind = 'run_turn' | 'finalize_invoice'

/**
 * The engine's own use cases, called without HTTP and on a clock of the bench's own: a month that
 * is over can be filled, and a chunk can be made as small as one. What the bench knows of the
 * engine's inside stands in this file.
 */
export const insideEngine = (database: Database) => {
  const store = createStore(database)
  let now = parseInstant('2000-01-01T00:00:00Z')
  const dependencies: Dependencies = {
    ...unitOfWork(store),
    clock: { now: () => now },
    ids: identifiers({ epochMilliseconds: Date.now, randomBytes: randomPool(randomBytes) }),
    sha256: (text) => hash('sha256', text),
    randomBytes,
    currencies: currencyTable([{ code: 'USD', minorDigits: 2 }]),
    limits,
    storeUsageEvents: async (usage) => {
      const [stored] = await store.ingest([usage])
      if (stored === undefined) throw new Failure('the engine stored nothing')
      return stored
    },
  }
  const run = runDueJobs(dependencies)
  return {
    database,
    application: createApplication(dependencies),
    newId: dependencies.ids,
    caller: (organizationId: string): Caller =>
      ({ organizationId, actor: 'platform', requestId: dependencies.ids('req') }),
    setClock: (instant: string): void => { now = parseInstant(instant) },
    /** Does up to `limit` due jobs of a kind in one transaction; answers how many. */
    runDue: async (kind: BilledKind, limit: number): Promise<number> => {
      const signal = new AbortController().signal
      const { processed, failures } = await run({ kind, action: kind, now, limit, signal })
      for (const { error } of failures) throw error
      return processed
    },
    /** The engine's own scheduler, as it runs beside its server. */
    startScheduler: (onFault: (line: string) => void): void => {
      const jobs = schedulerJobs({
        ...dependencies,
        purgeIdempotencyKeys: () => Promise.resolve(0),
        onDeferred: ({ job, error }) => onFault(`${job}: ${String(error)}`),
        onDivided: ({ job, error }) => onFault(`${job}: ${String(error)}`),
      })
      startScheduler(jobs, {
        clock: dependencies.clock,
        timers: processTimers(() => performance.now() / 1000),
        metrics: prometheusMetrics(new Registry(), jobs.map(({ name }) => name)),
        onError: (job, error) => onFault(`${job}: ${String(error)}`),
      })
    },
  }
}

export type InsideEngine = ReturnType<typeof insideEngine>
