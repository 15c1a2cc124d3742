import { hash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { authentication } from './api/authentication.ts'
import { readContract } from './api/contract/contract.ts'
import type { Contract } from './api/contract/contract.ts'
import { gatheredLines } from './api/gathered-lines.ts'
import { createHandlers } from './api/handlers.ts'
import type { IdempotencyStore } from './api/idempotency/idempotency-store.ts'
import { sealedStore } from './api/idempotency/sealed-store.ts'
import { createMetrics } from './api/metrics.ts'
import type { Metrics } from './api/metrics.ts'
import { rateLimit } from './api/rate-limit.ts'
import { requireFreePort } from './api/require-free-port.ts'
import { createServer } from './api/server.ts'
import { createApplication } from './application/application.ts'
import type { Dependencies } from './application/dependencies.ts'
import { identifiers } from './application/identifiers.ts'
import { defaultLimits as limits } from './application/limits.ts'
import { randomPool } from './application/random-pool.ts'
import { createGroupCommit } from './application/usage-events/group-commit.ts'
import type { GroupCommit } from './application/usage-events/group-commit.ts'
import type { StoreUsage, UsageStored } from './application/usage-events/usage-ports.ts'
import { wallClock } from './application/wall-clock.ts'
import { addressOf, databaseLocation } from './config.ts'
import type { EngineOptions } from './config.ts'
import { currencyTable } from './domain/money/currency.ts'
import { engineVersion } from './engine-version.ts'
import { DatabaseUnreachable } from './persistence/connection/database-unreachable.ts'
import type { Database } from './persistence/connection/database.ts'
import { openDatabase } from './persistence/connection/open-database.ts'
import { migrate } from './persistence/migrations/migrate.ts'
import { createStore } from './persistence/store.ts'
import type { Store } from './persistence/store.ts'
import { unitOfWork } from './persistence/unit-of-work.ts'
import { jobGauge } from './scheduler/job-gauge.ts'
import { prometheusMetrics } from './scheduler/prometheus-metrics.ts'
import { schedulerJobs } from './scheduler/scheduler-jobs.ts'
import { startScheduler } from './scheduler/scheduler.ts'
import type { Scheduler } from './scheduler/scheduler.ts'
import { processTimers } from './scheduler/timers.ts'

/** An engine that runs. */
export type Engine = {
  /** Where it listens, without `/v1`. */
  readonly url: string
  readonly platformKey: string
  /** Answers what is under way, finishes the jobs at hand and closes the database. */
  readonly stop: () => Promise<void>
}

/**
 * Starts an engine: contract, database and its migrations, server and scheduler. What cannot be
 * started is closed again. It rejects with errors whose messages are one line for a terminal.
 *
 * @example const engine = await startEngine({ port: 0 }); await engine.stop()
 */
export const startEngine = async (options: EngineOptions = {}): Promise<Engine> => {
  const contract = readContract(options.contractFolder ?? bundleFolder())
  const platformKey = options.platformKey ?? `vk_${randomBytes(24).toString('hex')}`
  await requireFreePort(addressOf(options))
  const database = await openDatabase(databaseLocation(options))
  try {
    await migrate(database)
    return await run({ options, contract, platformKey, database })
  } catch (error) {
    await database.close()
    throw error
  }
}

/** A caller that does not finish its request must not keep the engine from stopping. */
const drain_ms_max = 10_000

type Parts = {
  readonly options: EngineOptions
  readonly contract: Contract
  readonly platformKey: string
  readonly database: Database
}

const run = async (parts: Parts): Promise<Engine> => {
  const { options, platformKey, database } = parts
  const store = createStore(database)
  const usage = groupCommit(database, store)
  const metrics = createMetrics()
  const served = { store, metrics, ...dependenciesOn({ store, usage, contract: parts.contract }) }
  const server = serverOn(parts, served)
  const url = await server.listen(addressOf(options))
  const scheduler = options.scheduler === false ? undefined : schedulerOn(server, served)
  let stopping: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    const deadline = setTimeout(() => server.server.closeAllConnections(), drain_ms_max)
    await server.close()
    clearTimeout(deadline)
    await usage.close()
    await scheduler?.stop()
    await database.close()
  }
  return { url, platformKey, stop: () => (stopping ??= stop()) }
}

const clock = wallClock(Date.now)
const log = gatheredLines(process.stderr)
process.once('exit', log.flush)
const monotonicSeconds = (): number => performance.now() / 1000
const newId = identifiers({
  epochMilliseconds: Date.now, randomBytes: randomPool(randomBytes),
})

type Usage = GroupCommit<StoreUsage, UsageStored>

const groupCommit = ({ driver }: Database, { ingest }: Store): Usage => createGroupCommit({
  commit: ingest,
  sizeOf: ({ events }) => events.length,
  batch_size_max: 10_000,
  queue_size_max: 50_000,
  commits_max: driver === 'pglite' ? 1 : 2,
  failsAll: (error) => error instanceof DatabaseUnreachable,
})

type Wiring = { readonly store: Store; readonly usage: Usage; readonly contract: Contract }

const dependenciesOn = ({ store, usage, contract }: Wiring) => {
  const { transaction, read, together } = unitOfWork(store)
  const dependencies: Dependencies = {
    transaction, read, clock, limits, randomBytes,
    ids: newId,
    sha256: (text) => hash('sha256', text),
    currencies: currencyTable(contract.currencies),
    storeUsageEvents: (events) => usage.submit(events),
  }
  const idempotency: IdempotencyStore = sealedStore({
    ...store.idempotency,
    together: (work) => together((stored) => work(stored.idempotency)),
  }, { randomBytes })
  return { dependencies, idempotency }
}

type Served = ReturnType<typeof dependenciesOn> &
  { readonly store: Store; readonly metrics: Metrics }

const serverOn = (
  { options, contract, platformKey }: Parts,
  { store, dependencies, idempotency, metrics }: Served,
): FastifyInstance => {
  const { logLevel = 'info', rateLimit: requestsPerSecond, validateResponses = false } = options
  const application = createApplication(dependencies)
  return createServer({
    contract, idempotency, limits, metrics, validateResponses,
    handlers: createHandlers(application, { contract, limits, engineVersion: engineVersion() }),
    authenticate: authentication({
      platformKey, document: contract.document,
      findBySecretHash: store.apiKeys.findBySecretHash,
      findForIngestion: store.apiKeys.findForIngestion,
    }),
    limitRate: requestsPerSecond === undefined
      ? undefined
      : rateLimit({ requestsPerSecond, monotonicSeconds }),
    now: clock.now,
    newRequestId: () => newId('req'),
    ping: store.ping,
    log: { level: logLevel, stream: log },
  })
}

const schedulerOn = (
  server: FastifyInstance,
  { store, dependencies, metrics: { registry } }: Served,
): Scheduler => {
  const jobs = schedulerJobs({
    ...dependencies,
    purgeIdempotencyKeys: store.idempotency.purge,
    onDeferred: ({ job, subjectId, error }) =>
      server.log.error({ job, subject_id: subjectId, err: error }, 'put off'),
    onDivided: ({ job, error }) => server.log.warn({ job, err: error }, 'chunk divided'),
  })
  jobGauge(registry, () => store.jobs.backlog(clock.now()))
  return startScheduler(jobs, {
    clock,
    timers: processTimers(monotonicSeconds),
    metrics: prometheusMetrics(registry, jobs.map(({ name }) => name)),
    onError: (job, error) => server.log.error({ job, err: error }, 'job failed'),
  })
}

/** A package carries its bundle along; in the project it is in dist/. */
const bundleFolder = (): string => {
  const packed = fileURLToPath(new URL('../contract', import.meta.url))
  return existsSync(packed) ? packed : fileURLToPath(new URL('../../dist', import.meta.url))
}
