import { sql } from 'kysely'
import { inspectDatabase } from '../ingest/inspect-database.ts'
import type { Cleanup, Place } from '../open-place.ts'
import { withBenchEngine } from '../with-bench-engine.ts'
import { advanceClock, type ClockAdvance } from './advance-clock.ts'
import { billInBulk, type BulkRun } from './bill-in-bulk.ts'
import { cloneSubscriptions } from './clone-subscriptions.ts'
import { createSeller } from './create-seller.ts'
import { fillUsage } from './fill-usage.ts'
import { insideEngine } from './inside-engine.ts'
import { verifyInvoices } from './invoices-of.ts'
import { billedOneByOne, billOneByOne, type OneByOne } from './one-by-one.ts'
import type { InvoicingOptions } from './options.ts'

export type InvoicingResult = {
  version: string
  fsync: boolean
  settings: Record<string, string>
  one_by_one: OneByOne
  /** The rest of the first month. */
  first_month: BulkRun
  /** The month after it, for which earlier usage is looked through as well. */
  second_month: BulkRun
  clock: ClockAdvance
}

export type Circumstances = {
  place: Place
  platformKey: string
  cleanup: Cleanup
  progress: (line: string) => void
}

/** The instants of the usage of each month, and when it is billed. */
const start = '2026-08-01T00:00:00Z'
const first = {
  used: ['2026-08-10T11:30:00Z', '2026-08-14T10:00:00Z'], billed: '2026-09-01T01:30:00Z',
}
const second = {
  used: ['2026-09-10T11:30:00Z', '2026-09-14T10:00:00Z'], billed: '2026-10-01T01:30:00Z',
}

const prepare = async (
  { place: { database }, progress }: Circumstances, { subscriptions, graceHours }: InvoicingOptions,
) => {
  const inside = insideEngine(database)
  inside.setClock(start)
  const seller = await createSeller(inside, graceHours)
  progress(`${subscriptions} subscriptions are made`)
  const customerIds = await cloneSubscriptions(inside, seller, subscriptions)
  for (const { used } of [first, second]) {
    progress('usage of a month is taken in')
    inside.setClock(used.at(-1) ?? start)
    await fillUsage(inside, { seller, customerIds, instants: used })
  }
  await sql`vacuum analyze`.execute(database.queries)
  return { inside, organizationId: seller.organizationId }
}

/**
 * Bills three years of a few subscriptions by a test clock, and two months of many. The clock comes
 * first: the engine that advances it has a scheduler, which would bill the others beside it.
 */
export const measureInvoicing = async (
  circumstances: Circumstances, options: InvoicingOptions,
): Promise<InvoicingResult> => {
  const { place, platformKey, progress } = circumstances
  const { database, databaseUrl, version, fsync } = place
  const { subscriptions, sample, graceHours, processes, months } = options
  const inspection = inspectDatabase(database)
  const serverPid = await inspection.serverProcess()
  const clock = await withBenchEngine(circumstances, (engine) => {
    progress(`a test clock is advanced by ${months} months`)
    return advanceClock({ baseUrl: `${engine.url}/v1`, platformKey }, months)
  })
  const { inside, organizationId } = await prepare(circumstances, options)
  inside.setClock(first.billed)
  progress(`${sample} are billed one by one`)
  const one_by_one = await billOneByOne(inside, { sample, graceHours })
  const rest = subscriptions - billedOneByOne(sample)
  const bulk = (instant: string, invoices: number) => billInBulk(
    { database, databaseUrl, instant, invoices, processes, serverPid, progress })
  progress(`${rest} are billed in bulk`)
  const first_month = await bulk(first.billed, rest)
  progress(`the next month of ${subscriptions} is billed in bulk`)
  const second_month = await bulk(second.billed, subscriptions)
  await verifyInvoices(database, { organizationId, invoices: 2 * subscriptions })
  return {
    version, fsync, settings: await inspection.settings(),
    one_by_one, first_month, second_month, clock,
  }
}
