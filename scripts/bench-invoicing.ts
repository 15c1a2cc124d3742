/**
 * npm run bench:invoicing [-- --quick] [--subscriptions N] [--processes N] [--drafts] [--months N]
 *   [--json FILE]
 *
 * Measures a billing run on PostgreSQL: a test clock with 100 subscriptions that is advanced by
 * --months (36) through the API; then --subscriptions (100,000) with two lines of usage each, of
 * which a sample is billed by a transaction each and the rest in bulk by the engine's own scheduler
 * in --processes (1); then the next month of all of them, for which late usage of the first is
 * looked for as well. Without --drafts invoices are final with their turn, with it they wait an
 * hour as drafts and are calculated anew. Every invoice is verified. PostgreSQL is a server of its
 * own with the recommended settings (fsync on), which is compiled for size and so slower than what
 * a distribution ships, or one on this machine that DATABASE_URL names.
 * Takes about five minutes, --quick half a one. Writes dist/bench-invoicing.json.
 * Exit codes: 0 measured and verified, 1 something did not hold, 2 wrong usage, 3 no database.
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { recommendedSettings } from './bench/ingest/recommended-settings.ts'
import { invoicingHead, invoicingRows } from './bench/invoicing/invoicing-rows.ts'
import { measureInvoicing, type InvoicingResult } from './bench/invoicing/measure-invoicing.ts'
import { readInvoicingOptions, type InvoicingOptions } from './bench/invoicing/options.ts'
import { machine, type Machine } from './bench/machine.ts'
import { openServed } from './bench/open-place.ts'
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
  limits: Omit<InvoicingOptions, 'json'>
  result: InvoicingResult
}

const notes = ({ machine: { cpus, cpu, load_average, node }, ...report }: Report): string[] => [
  `${cpus} CPUs (${cpu}) for engine and database; Node ${node}; PostgreSQL `
    + `${report.result.version}, fsync ${report.result.fsync ? 'on' : 'off'}.`,
  `Load average ${load_average.toFixed(1)} before, ${report.load_average_after.toFixed(1)} after; `
    + 'a busy machine measures its neighbours.',
  Object.entries(report.result.settings).map(([name, value]) => `${name} ${value}`).join(', '),
  `Each subscription has two lines of usage with two events each; ${report.limits.processes} `
    + `billing ${report.limits.processes === 1 ? 'process' : 'processes'}.`,
  report.limits.graceHours === 0
    ? 'Invoices are final with their turn.'
    : 'Invoices are drafts first, and calculated once more when they are finalized.',
]

const bench = async (values: Record<string, unknown>): Promise<boolean> => {
  const options = readInvoicingOptions(values)
  await using cleanup = new AsyncDisposableStack()
  stopOnSignals(cleanup)
  const begun = performance.now()
  const progress = (line: string) =>
    console.error(`${Math.round((performance.now() - begun) / 1000)} s  ${line}`)
  const { json, ...limits } = options
  const [before, measured_at] = [machine(), new Date().toISOString()]
  await ensureBundle()
  progress('PostgreSQL starts')
  const place = await openServed(await openPostgresqlUrl(recommendedSettings, cleanup), cleanup)
  const platformKey = `vk_${randomBytes(20).toString('hex')}`
  const result = await measureInvoicing({ place, platformKey, cleanup, progress }, options)
  const load_average_after = machine().load_average
  const report: Report = { measured_at, machine: before, load_average_after, limits, result }
  console.log(table(invoicingHead, invoicingRows(result)))
  console.log(`\n${notes(report).join('\n')}`)
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  return true
}

if (import.meta.main) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  await main({
    usage: 'npm run bench:invoicing -- [--quick] [--subscriptions N] [--processes N] [--drafts]'
      + ' [--months N] [--json FILE]',
    options: {
      quick: flag, subscriptions: text, processes: text, drafts: flag, months: text, json: text,
    },
    work: bench,
  })
  // The embedded server's own exit hook would end a run that failed with exit code 0.
  process.exit()
}
