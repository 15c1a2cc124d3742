import type { Cleanup, Place } from '../open-place.ts'
import { memoryOf } from '../process-facts.ts'
import type { BenchEngine } from '../start-engine.ts'
import { withBenchEngine } from '../with-bench-engine.ts'
import { openBareIngest } from './bare-ingest.ts'
import { createTenant } from './create-tenant.ts'
import { fillMonth, type FillFigures } from './fill-month.ts'
import { inspectDatabase, type Sizes } from './inspect-database.ts'
import { measureBatches, type BatchFigures } from './measure-batches.ts'
import { measureSingles, type SingleFigures } from './measure-singles.ts'
import type { IngestOptions } from './options.ts'
import { overload, type OverloadFigures } from './overload.ts'
import { queryUsage, type UsageFigures } from './query-usage.ts'
import type { Running, Served } from './running.ts'
import { startLoad } from './start-load.ts'
import { verifyUsage, type Verified } from './verify-usage.ts'

/** Everything measured on one database, by one engine process. */
export type IngestionResult = {
  name: Place['name']
  version: string
  settings: Record<string, string>
  batches: BatchFigures[]
  singles: SingleFigures[]
  /** Nothing for the database inside the engine: it is in memory. */
  fill: FillFigures | undefined
  usage: UsageFigures & { stored_events: number }
  overload: OverloadFigures | undefined
  /** Of each stored event, its share of rollups and everything else included. */
  bytes_per_event: Sizes | undefined
  memory_bytes: { peak: number; peak_before_overload: number; final: number }
  verified: Verified
}

export type Circumstances = {
  options: IngestOptions
  platformKey: string
  now_ms: number
  cleanup: Cleanup
  progress: (line: string) => void
}

/** Of the embedded database less is measured: it holds everything in memory. */
const embeddedShare = 1 / 3
const queries = 500

const perEvent = ({ before, after }: Record<'before' | 'after', Sizes>, events: number): Sizes => {
  const each = (what: keyof Sizes) => (after[what] - before[what]) / events
  return {
    tables_bytes: each('tables_bytes'), indexes_bytes: each('indexes_bytes'),
    log_bytes: each('log_bytes'),
  }
}

const memoryOfEngine = ({ engine }: Running, name: 'VmHWM' | 'VmRSS'): number =>
  memoryOf(engine.pid, name) ?? 0

const measureRunning = async (
  running: Running, { seconds, events }: IngestOptions,
): Promise<Omit<IngestionResult, 'name' | 'version'>> => {
  const { served, load, tenant } = running
  await load.order({ kind: 'target', target: tenant })
  const before = await served?.inspection.sizes()
  const { figures: batches, bareEvents } = await measureBatches(running, seconds)
  const singles = await measureSingles(running, Math.max(1, seconds / 4))
  const fill = served === undefined ? undefined : await fillMonth(running, events)
  const sent = await load.order({ kind: 'tally' })
  const stored_events = sent.events.reduce((sum, count) => sum + count, 0)
  const usage = await queryUsage(running, queries)
  const peak_before_overload = memoryOfEngine(running, 'VmHWM')
  const overloaded = served === undefined ? undefined
    : await overload(running, { served, seconds: Math.min(5, seconds) })
  const after = await served?.inspection.sizes()
  const verified = await verifyUsage(running, bareEvents)
  const all = verified.acknowledged + bareEvents
  return {
    settings: await served?.inspection.settings() ?? {},
    batches, singles, fill, usage: { ...usage, stored_events }, overload: overloaded,
    bytes_per_event: before && after && perEvent({ before, after }, all),
    memory_bytes: {
      peak: memoryOfEngine(running, 'VmHWM'), peak_before_overload,
      final: memoryOfEngine(running, 'VmRSS'),
    },
    verified,
  }
}

type Started = Circumstances & { place: Place; engine: BenchEngine }

const servedBy = async ({ place, engine, platformKey }: Started): Promise<Served | undefined> => {
  if (place.name === 'PGlite') return undefined
  const bareTenant = await createTenant(`${engine.url}/v1`, platformKey)
  const bare = openBareIngest(place.database, bareTenant.organizationId)
  return { place, bare, bareTenant, inspection: inspectDatabase(place.database) }
}

const measureEngine = async (started: Started): Promise<IngestionResult> => {
  const { place, engine, options, platformKey, now_ms, cleanup } = started
  const progress = (line: string) => started.progress(`${place.name}: ${line}`)
  progress('customers and meters')
  const load = startLoad()
  cleanup.defer(load.stop)
  const tenant = await createTenant(`${engine.url}/v1`, platformKey)
  const served = await servedBy(started)
  const running: Running = {
    engine: { ...engine, pid: engine.pid ?? 0 }, load, tenant, served, now_ms, progress,
    serverPid: await served?.inspection.serverProcess(),
  }
  const share = served === undefined ? embeddedShare : 1
  const seconds = options.seconds * share
  const measured = await measureRunning(running, { ...options, seconds })
  await load.stop()
  return { name: place.name, version: place.version, ...measured }
}

/** Starts one engine on the place and measures its ingestion. */
export const measureIngestion = (
  place: Place, circumstances: Circumstances,
): Promise<IngestionResult> =>
  withBenchEngine({ ...circumstances, place }, (engine) =>
    measureEngine({ ...circumstances, place, engine }))
