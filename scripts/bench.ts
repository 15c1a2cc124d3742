/**
 * npm run bench [-- --events N] [--seconds N] [--invoices N] [--skip-conformance] [--json FILE]
 *
 * Measures the engine on PGlite and on PostgreSQL in one run: events through HTTP beside the bare
 * statements on the same tables, single-event requests, invoices, the conformance run and the
 * engine's peak memory. PostgreSQL is a server of its own, or one on this machine that DATABASE_URL
 * names. Exit codes: 0 measured, 1 something did not work, 2 wrong usage, 3 no usable database.
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { ensureBundle } from './bundle.ts'
import { createGivenDatabase } from './bench/given-database.ts'
import { machine, type Machine } from './bench/machine.ts'
import { connections } from './bench/measure-ingest.ts'
import { measurePlace, rounds, type PlaceResult } from './bench/measure-place.ts'
import { openEmbedded, openServed, type Cleanup } from './bench/open-place.ts'
import { readOptions, type BenchOptions } from './bench/options.ts'
import { resultHead, resultRows } from './bench/result-rows.ts'
import { main } from './run/main.ts'
import { table } from './run/table.ts'

const seed = 20_260_301

/** The embedded server is loaded only where it is used: it takes over the process's signals. */
const servedUrl = async (cleanup: Cleanup): Promise<string> => {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '') return createGivenDatabase(given, cleanup)
  const { startPostgresql } = await import('./bench/start-postgresql.ts')
  const { url, stop } = await startPostgresql()
  cleanup.defer(stop)
  return url
}

const measureAll = async (options: BenchOptions, cleanup: Cleanup): Promise<PlaceResult[]> => {
  const progress = (line: string) => console.error(line)
  const platformKey = `vk_${randomBytes(20).toString('hex')}`
  await ensureBundle()
  // Opened first: what cannot be opened is said before minutes of measuring.
  const served = await openServed(await servedUrl(cleanup), cleanup)
  const embedded = await openEmbedded(cleanup)
  const results: PlaceResult[] = []
  for (const place of [embedded, served]) {
    const now_ms = Date.now()
    results.push(await measurePlace(
      place, { options, platformKey, seed, now_ms, cleanup, progress }))
  }
  return results
}

type Report = {
  seed: number
  machine: Machine
  /** Its own work included. */
  load_average_after: number
  limits: Omit<BenchOptions, 'json'>
  databases: PlaceResult[]
}

const notes = ({ machine: { cpus, cpu, load_average, node }, ...report }: Report) => [
  `${cpus} CPUs (${cpu}) for sender, engine and database; Node ${node}; seed ${seed}.`,
  `Load average ${load_average.toFixed(1)} before, ${report.load_average_after.toFixed(1)} after; `
    + 'a busy machine measures its neighbours.',
  `Medians of ${rounds} rounds in turn; in all, each at most ${report.limits.events} events and `
    + `${report.limits.seconds} s; ${report.limits.invoices} invoices.`,
  `Batches go over ${connections.batch} connections, single events over ${connections.single}; `
    + 'bare statements over as many as the engine uses.',
  'The ingest statement stores events and rollups; the bare insert stores events only.',
  'PGlite runs in memory, inside the process that uses it; the bare statements have their own.',
  ...report.databases.flatMap(({ name, conformance: suite }) =>
    suite === null || suite.exit_code === 0
      ? [] : [`Conformance on ${name}: exit code ${suite.exit_code}, ${suite.verdict}`]),
]

const bench = async (values: Record<string, unknown>): Promise<boolean> => {
  const options = readOptions(values)
  await using cleanup = new AsyncDisposableStack()
  const stop = (signal: NodeJS.Signals, code: number) => process.once(signal, () => {
    void cleanup.disposeAsync().finally(() => process.exit(128 + code))
  })
  stop('SIGINT', 2)
  stop('SIGTERM', 15)
  const { json, ...limits } = options
  const before = machine()
  const databases = await measureAll(options, cleanup)
  const load_average_after = machine().load_average
  const report: Report = { seed, machine: before, load_average_after, limits, databases }
  console.log(table(resultHead(databases), resultRows(databases)))
  console.log(`\n${notes(report).join('\n')}`)
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  return true
}

if (import.meta.main) {
  const text = { type: 'string' } as const
  await main({
    usage: 'npm run bench -- [--events N] [--seconds N] [--invoices N] [--skip-conformance] '
      + '[--json FILE]',
    options: {
      events: text, seconds: text, invoices: text, json: text,
      'skip-conformance': { type: 'boolean' },
    },
    work: bench,
  })
  // The embedded server's own exit hook would end a run that failed with exit code 0.
  process.exit()
}
