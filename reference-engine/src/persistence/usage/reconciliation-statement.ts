import { sql } from 'kysely'
import type { UsagePlace } from '../../application/usage-events/usage-ports.ts'
import type { CountingMeter } from '../../domain/metering/counting-meter.ts'
import { hourOf, splitByHour } from '../../domain/metering/hours.ts'
import type { Period } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import type { RawEventRow } from './raw-events.ts'
import { checksumModulus } from './rollup-statements.ts'

/** The whole hours of one customer and meter. */
export type HoursRow = {
  readonly customer_id: string
  readonly meter_id: string
  readonly event_count: string
  readonly checksum: string
}

/** An event beside the whole hours. */
export type EventRow = RawEventRow & { readonly customer_id: string }

export type Reconciling = {
  readonly customers: readonly { readonly id: string; readonly place: UsagePlace }[]
  /** By id. */
  readonly meters: ReadonlyMap<string, CountingMeter>
  readonly period: Period
  readonly after?: { readonly customerId: string; readonly meterId: string } | undefined
  readonly pairs_max: number
}

/** The pairs that have an hour in or around the period, newest ids first, in one snapshot. */
export const reconciledParts = async (
  queries: Queries,
  wanted: Reconciling
): Promise<{ hours: HoursRow[]; events: EventRow[] }> => {
  const { hours, edges } = splitByHour(wanted.period)
  const { rows } = await sql<HoursRow & EventRow>`
    with pairs as materialized (${pairsOf(wanted)})
    select p.customer_id, p.meter_id, coalesce(sum(r.event_count), 0)::bigint as event_count,
      mod(coalesce(sum(r.checksum), 0), ${sql.lit(checksumModulus)}::numeric) as checksum,
      null as id, null as event_name, null::timestamptz as timestamp, null as properties,
      null as payload_hash
    from pairs as p left join usage_rollups as r on r.bucket = p.bucket
      and r.customer_number = p.customer_number and r.meter_number = p.meter_number
      and r.hour >= ${hours ? instantText(hours.start) : null}::timestamptz
      and r.hour < ${hours ? instantText(hours.end) : null}::timestamptz
    group by p.customer_id, p.meter_id
    union all
    select p.customer_id, null, null, null, e.id, e.event_name, e.timestamp, e.properties,
      encode(e.payload_hash, 'hex')
    from (select distinct bucket, customer_number, customer_id, event_name from pairs) as p
    cross join unnest(${edges.map(({ start }) => instantText(start))}::timestamptz[],
      ${edges.map(({ end }) => instantText(end))}::timestamptz[]) as edge (start_at, end_at)
    join usage_events as e on e.bucket = p.bucket and e.customer_number = p.customer_number
      and e.event_name = p.event_name and e.voided_at is null
      and e.timestamp >= edge.start_at and e.timestamp < edge.end_at`.execute(queries)
  const [pairs, events] = [rows.filter(isHours), rows.filter((row) => !isHours(row))]
  return { hours: pairs.toSorted(newestFirst), events }
}

const isHours = ({ meter_id: meterId }: Pick<HoursRow, 'meter_id'>): boolean => meterId !== null

const newestFirst = (one: HoursRow, other: HoursRow): number =>
  key(one) < key(other) ? 1 : -1

const key = ({ customer_id: customerId, meter_id: meterId }: HoursRow): string =>
  `${customerId} ${meterId}`

const pairsOf = ({ customers, meters, period, after, pairs_max }: Reconciling) => {
  const [ids, all] = [[...meters.keys()], [...meters.values()]]
  const older = after === undefined ? sql`` : sql`and (c.customer_id collate "C", m.meter_id
    collate "C") < (${after.customerId}, ${after.meterId})`
  return sql`select c.*, m.*
    from unnest(${customers.map(({ place }) => place.bucket)}::smallint[],
      ${customers.map(({ place }) => place.customerNumber)}::bigint[],
      ${customers.map(({ id }) => id)}::text[]) as c (bucket, customer_number, customer_id)
    cross join unnest(${all.map(({ number }) => number)}::bigint[], ${ids}::text[],
      ${all.map(({ definition }) => definition.eventName)}::text[])
      as m (meter_number, meter_id, event_name)
    where exists (select from usage_rollups as r where r.bucket = c.bucket
      and r.customer_number = c.customer_number and r.meter_number = m.meter_number
      and r.hour >= ${instantText(hourOf(period.start))}::timestamptz
      and r.hour < ${instantText(period.end)}::timestamptz) ${older}
    order by c.customer_id collate "C" desc, m.meter_id collate "C" desc
    limit ${sql.lit(pairs_max)}`
}
