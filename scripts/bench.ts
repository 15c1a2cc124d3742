/**
 * npm run bench [-- --invoices N] [--skip-conformance] [--json FILE]
 *
 * Measures invoicing and the conformance run on PGlite and on PostgreSQL in one run, and the
 * engine's peak memory; ingestion has a bench of its own, bench:ingest. PostgreSQL is a server of
 * its own, or one on this machine that DATABASE_URL names.
 * Exit codes: 0 measured, 1 something did not work, 2 wrong usage, 3 no usable database.
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { recommendedSettings } from './bench/ingest/recommended-settings.ts'
import { machine, type Machine } from './bench/machine.ts'
import { measurePlace, rounds, type PlaceResult } from './bench/measure-place.ts'
import { openEmbedded, openServed, type Cleanup } from './bench/open-place.ts'
import { readOptions, type BenchOptions } from './bench/options.ts'
import { resultHead, resultRows } from './bench/result-rows.ts'
import { openPostgresqlUrl } from './bench/start-postgresql.ts'
import { stopOnSignals } from './bench/stop-on-signals.ts'
import { ensureBundle } from './bundle.ts'
import { main } from './run/main.ts'
import { table } from './run/table.ts'

const measureAll = async (options: BenchOptions, cleanup: Cleanup): Promise<PlaceResult[]> => {
  const progress = (line: string) => console.error(line)
  const platformKey = `vk_${randomBytes(20).toString('hex')}`
  await ensureBundle()
  // Opened first: what cannot be opened is said before minutes of measuring.
  const served = await openServed(await openPostgresqlUrl(recommendedSettings, cleanup), cleanup)
  const embedded = await openEmbedded(cleanup)
  const results: PlaceResult[] = []
  for (const place of [embedded, served]) {
    results.push(await measurePlace(place, { options, platformKey, cleanup, progress }))
  }
  return results
}

type Report = {
  machine: Machine
  /** Its own work included. */
  load_average_after: number
  limits: Omit<BenchOptions, 'json'>
  databases: PlaceResult[]
}

const notes = ({ machine: { cpus, cpu, load_average, node }, ...report }: Report) => [
  `${cpus} CPUs (${cpu}) for sender, engine and database; Node ${node}.`,
  `Load average ${load_average.toFixed(1)} before, ${report.load_average_after.toFixed(1)} after; `
    + 'a busy machine measures its neighbours.',
  `${report.limits.invoices} invoices: the median of ${rounds} rounds.`,
  'PGlite runs in memory, inside the engine.',
  ...report.databases.flatMap(({ name, conformance: suite }) =>
    suite === null || suite.exit_code === 0
      ? [] : [`Conformance on ${name}: exit code ${suite.exit_code}, ${suite.verdict}`]),
]

const bench = async (values: Record<string, unknown>): Promise<boolean> => {
  const options = readOptions(values)
  await using cleanup = new AsyncDisposableStack()
  stopOnSignals(cleanup)
  const { json, ...limits } = options
  const before = machine()
  const databases = await measureAll(options, cleanup)
  const load_average_after = machine().load_average
  const report: Report = { machine: before, load_average_after, limits, databases }
  console.log(table(resultHead(databases), resultRows(databases)))
  console.log(`\n${notes(report).join('\n')}`)
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  return true
}

if (import.meta.main) {
  const text = { type: 'string' } as const
  await main({
    usage: 'npm run bench -- [--invoices N] [--skip-conformance] [--json FILE]',
    options: { invoices: text, json: text, 'skip-conformance': { type: 'boolean' } },
    work: bench,
  })
  // The embedded server's own exit hook would end a run that failed with exit code 0.
  process.exit()
}
