import { sql } from 'kysely'
import { mergeChecksums } from '../../domain/metering/checksum.ts'
import type { Checksum } from '../../domain/metering/checksum.ts'
import type { CountingMeter } from '../../domain/metering/counting-meter.ts'
import type { Period } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'
import { pageOf } from '../record-table.ts'
import type { Page } from '../record-table.ts'
import { countingMetersOf } from './counting-meters.ts'
import { rawEvent } from './raw-events.ts'
import { reconciledParts } from './reconciliation-statement.ts'
import type { EventRow, HoursRow, Reconciling } from './reconciliation-statement.ts'

/** The events of one customer that one meter counts in a window (USG 8). */
export type ReconciledUsage = {
  readonly customerId: string
  readonly meterId: string
  readonly eventCount: number
  readonly checksum: Checksum
}

type Place = Pick<ReconciledUsage, 'customerId' | 'meterId'>

type Wanted = {
  readonly organizationId: string
  readonly period: Period
  readonly customerId?: string | undefined
  readonly meterId?: string | undefined
  readonly limit: number
  readonly after?: Place | undefined
}

const customers_at_once = 1000

/**
 * What each customer's meters count in a window, newest ids first, without those that count
 * nothing. Each read takes whole hours and edges in one snapshot, as queries of usage do (USG 8.2).
 */
export const usageReconciliation = async (
  queries: Queries,
  { limit, ...wanted }: Wanted
): Promise<Page<ReconciledUsage>> => {
  const { organizationId, period } = wanted
  const meters = await countingMetersOf(queries, { organizationId, ids: await meterIds() })
  const found: ReconciledUsage[] = []
  let after = wanted.after
  for (let customers = await customersFrom(); customers.length > 0;) {
    const pairs_max = limit + 1
    const parts = await reconciledParts(queries, { customers, meters, period, after, pairs_max })
    const counted = countedPairs(meters, parts).filter(({ eventCount }) => eventCount > 0)
    found.push(...counted)
    if (found.length > limit) break
    if (parts.hours.length === pairs_max) {
      after = placeOf(parts.hours.at(-1))
    } else {
      const last = customers.at(-1)?.id ?? ''
      customers = customers.length < customers_at_once ? [] : await customersFrom(last)
    }
  }
  return pageOf(found, limit)

  async function meterIds(): Promise<string[]> {
    if (wanted.meterId !== undefined) return [wanted.meterId]
    const { rows } = await sql<{ id: string }>`select id from meters
      where organization_id = ${organizationId}`.execute(queries)
    return rows.map(({ id }) => id)
  }

  /** The next customers below one, or from where the page starts. */
  async function customersFrom(below?: string): Promise<Reconciling['customers']> {
    const { rows } = await sql<{ id: string; number: string }>`select id, number from customers
      where organization_id = ${organizationId}
        and (${wanted.customerId ?? null}::text is null or id = ${wanted.customerId ?? null})
        and (${below ?? null}::text is null or id < ${below ?? null})
        and (${wanted.after?.customerId ?? null}::text is null
          or id <= ${wanted.after?.customerId ?? null})
      order by id desc limit ${sql.lit(customers_at_once)}`.execute(queries)
    return rows.map(({ id, number }) => ({
      id, place: { bucket: bucketOf(organizationId, id), customerNumber: Number(number) }
    }))
  }
}

const placeOf = (row: HoursRow | undefined): Place | undefined =>
  row && { customerId: row.customer_id, meterId: row.meter_id }

type Parts = { readonly hours: readonly HoursRow[]; readonly events: readonly EventRow[] }

/** Adds to the whole hours what the domain makes of the events that stand beside them. */
const countedPairs = (
  meters: ReadonlyMap<string, CountingMeter>,
  { hours, events }: Parts
): ReconciledUsage[] => {
  const beside = Map.groupBy(events, (row) => `${row.customer_id} ${row.event_name}`)
  return hours.map((row) => {
    const { customer_id: customerId, meter_id: meterId } = row
    let eventCount = Number(row.event_count)
    let checksum = BigInt(row.checksum)
    const meter = meters.get(meterId)
    for (const event of beside.get(`${customerId} ${meter?.definition.eventName}`) ?? []) {
      const contribution = meter?.measure(rawEvent(event)).contribution
      if (contribution === undefined) continue
      eventCount += 1
      checksum = mergeChecksums(checksum, contribution.checksum)
    }
    return { customerId, meterId, eventCount, checksum }
  })
}
