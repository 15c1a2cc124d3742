/**
 * npm run bench:ingest [-- --quick] [--seconds N] [--events N] [--json FILE]
 *
 * Measures ingestion over HTTP on PostgreSQL and on PGlite: batches beside the engine's bare
 * statement, single events, a month of --events in a row with the engine's memory on the way, usage
 * queries, overload; and verifies to the last event that what was acknowledged is stored and
 * counted once. PostgreSQL is a server of its own with the recommended settings, or one on this
 * machine that DATABASE_URL names. --seconds is the time of one size of batches (60). All of it
 * takes about 20 minutes, --quick one. Writes dist/bench-ingest.json.
 * Exit codes: 0 measured and verified, 1 something did not hold, 2 wrong usage, 3 no database.
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { shapeNote } from './bench/ingest/event-templates.ts'
import { customersOfBench } from './bench/ingest/create-tenant.ts'
import { ingestHead, ingestRows, memoryRows } from './bench/ingest/ingest-rows.ts'
import { rounds } from './bench/ingest/measure-batches.ts'
import { measureIngestion, type IngestionResult } from './bench/ingest/measure-ingestion.ts'
import { readIngestOptions, type IngestOptions } from './bench/ingest/options.ts'
import { recommendedSettings } from './bench/ingest/recommended-settings.ts'
import { machine, type Machine } from './bench/machine.ts'
import { openEmbedded, openServed, type Cleanup } from './bench/open-place.ts'
import { openPostgresqlUrl } from './bench/start-postgresql.ts'
import { stopOnSignals } from './bench/stop-on-signals.ts'
import { ensureBundle } from './bundle.ts'
import { main } from './run/main.ts'
import { table } from './run/table.ts'

type Report = {
  measured_at: string
  machine: Machine
  /** Its own work included. */
  load_average_after: number
  limits: Omit<IngestOptions, 'json'>
  databases: IngestionResult[]
}

const measureAll = async (options: IngestOptions, cleanup: Cleanup): Promise<IngestionResult[]> => {
  const begun = performance.now()
  const progress = (line: string) =>
    console.error(`${Math.round((performance.now() - begun) / 1000)} s  ${line}`)
  const platformKey = `vk_${randomBytes(20).toString('hex')}`
  await ensureBundle()
  progress('PostgreSQL starts')
  const served = await openServed(await openPostgresqlUrl(recommendedSettings, cleanup), cleanup)
  const embedded = await openEmbedded(cleanup)
  const results: IngestionResult[] = []
  for (const place of [embedded, served]) {
    const now_ms = Date.now()
    results.push(await measureIngestion(place, {
      options, platformKey, now_ms, cleanup, progress }))
  }
  return results
}

const settingsNote = ({ name, settings }: IngestionResult): string[] => {
  const list = Object.entries(settings).map(([setting, value]) => `${setting} ${value}`)
  return list.length === 0 ? [] : [`${name}: ${list.join(', ')}.`]
}

const notes = ({ machine: { cpus, cpu, load_average, node }, ...report }: Report): string[] => [
  `${cpus} CPUs (${cpu}) for sender, engine and database; Node ${node}.`,
  `Load average ${load_average.toFixed(1)} before, ${report.load_average_after.toFixed(1)} after; `
    + 'a busy machine measures its neighbours.',
  ...report.databases.flatMap(settingsNote),
  `${shapeNote} ${customersOfBench.toLocaleString('en-US')} customers.`,
  `Batches: medians of ${rounds} rounds over 8 connections, every size and the bare statement in `
    + `turn, ${report.limits.seconds} s for each size over HTTP (a third of that on PGlite).`,
  'The bare statement stores the same events by the engine\'s own store, without HTTP, judging and '
    + 'queue, each batch a transaction; the queue joins small batches, so HTTP may overtake it.',
  'PGlite runs in memory inside the engine: its processor time and memory are the engine\'s.',
]

const show = (report: Report): void => {
  const { databases } = report
  for (const result of databases.filter(({ fill }) => fill !== undefined)) {
    console.log(`${table(['events', 'engine memory, MiB'], memoryRows(result))}\n`)
  }
  console.log(table(ingestHead(databases), ingestRows(databases)))
  console.log(`\n${notes(report).join('\n')}`)
}

const bench = async (values: Record<string, unknown>): Promise<boolean> => {
  const options = readIngestOptions(values)
  await using cleanup = new AsyncDisposableStack()
  stopOnSignals(cleanup)
  const { json, ...limits } = options
  const [before, measured_at] = [machine(), new Date().toISOString()]
  const databases = await measureAll(options, cleanup)
  const load_average_after = machine().load_average
  const report: Report = {
    measured_at, machine: before, load_average_after, limits, databases,
  }
  show(report)
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  return true
}

if (import.meta.main) {
  const text = { type: 'string' } as const
  await main({
    usage: 'npm run bench:ingest -- [--quick] [--seconds N] [--events N] [--json FILE]',
    options: { quick: { type: 'boolean' }, seconds: text, events: text, json: text },
    work: bench,
  })
  // The embedded server's own exit hook would end a run that failed with exit code 0.
  process.exit()
}
