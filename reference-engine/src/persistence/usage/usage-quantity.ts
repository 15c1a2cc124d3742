import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { Checksum } from '../../domain/metering/checksum.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import type { Period } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { checksumModulus, isMeasured, meterValue } from './rollup-statements.ts'

/** What one meter measured in one period: the quantity, and the events it came from. */
export type UsageQuantity = {
  readonly quantity: Decimal
  readonly eventCount: number
  readonly checksum: Checksum
}

export type UsageWindow = { readonly meterId: string; readonly period: Period }

type OfCustomer = { readonly organizationId: string; readonly customerId: string }
type Wanted = OfCustomer & { readonly windows: readonly UsageWindow[] }

/**
 * Exact quantities of one customer, one for each window, in one snapshot: whole hours from the
 * rollups, the edges that cut an hour from the events themselves.
 */
export const usageQuantities = async (
  queries: Queries,
  { windows, ...customer }: Wanted
): Promise<UsageQuantity[]> => {
  if (windows.length === 0) return []
  const { organizationId } = customer
  const { rows } = await sql<{ quantity: string; event_count: string; checksum: string }>`
    with wanted as materialized (${wantedWindows(windows)}),
      edges as materialized (${edges(customer)}),
      parts as (${parts(customer)}),
      uniques as (${uniques(customer)}),
      totals as (${totals})
    select trim_scale(coalesce(case m.aggregation
        when 'count' then t.event_count
        when 'sum' then t.sum
        when 'max' then t.max
        when 'unique_count' then u.unique_count
        when 'latest' then t.latest end, 0)) as quantity,
      coalesce(t.event_count, 0) as event_count, coalesce(t.checksum, 0) as checksum
    from wanted as w
    join meters as m on m.organization_id = ${organizationId} and m.id = w.meter_id
    left join totals as t on t.ordinal = w.ordinal
    left join uniques as u on u.ordinal = w.ordinal
    order by w.ordinal`.execute(queries)
  assert(rows.length === windows.length, 'every window names a meter of the organization')
  return rows.map((row) => ({
    quantity: Decimal.parse(row.quantity),
    eventCount: Number(row.event_count),
    checksum: BigInt(row.checksum)
  }))
}

/** Windows with the whole hours in them: from `first` to `last`, if `has_hours`. */
const wantedWindows = (windows: readonly UsageWindow[]) => {
  const rows = JSON.stringify(windows.map(({ meterId, period: { start, end } }, ordinal) => ({
    ordinal,
    meter_id: meterId,
    start_at: instantText(start),
    end_at: instantText(end)
  })))
  return sql`select *, first < last as has_hours from (
    select ordinal, meter_id, start_at, end_at,
      date_trunc('hour', start_at + interval '1 hour' - interval '1 microsecond', 'UTC') as first,
      date_trunc('hour', end_at, 'UTC') as last
    from json_to_recordset(${rows}::json) as w (ordinal integer,
      meter_id text collate "C", start_at timestamptz, end_at timestamptz)) as bounded`
}

const own = (alias: string, { organizationId, customerId }: OfCustomer) => sql`
  ${sql.ref(alias)}.bucket = ${bucketOf(organizationId, customerId)}
  and ${sql.ref(alias)}.organization_id = ${organizationId}
  and ${sql.ref(alias)}.customer_id = ${customerId}`

/** The events before the first whole hour and after the last; without one, all of them. */
const edges = (customer: OfCustomer) => sql`
  select w.ordinal, e.timestamp, e.id as event_id, e.payload_hash, v.number, v.text
  from wanted as w
  join meters as m on m.organization_id = ${customer.organizationId} and m.id = w.meter_id
  cross join lateral (values
    (w.start_at, case when w.has_hours then w.first else w.end_at end),
    (case when w.has_hours then w.last else w.end_at end, w.end_at)) as edge (start_at, end_at)
  join usage_events as e on ${own('e', customer)} and e.event_name = m.event_name
    and e.timestamp >= edge.start_at and e.timestamp < edge.end_at
  cross join ${meterValue}
  where ${isMeasured}`

const parts = (customer: OfCustomer) => sql`
  select w.ordinal, r.event_count, r.sum, r.max, r.latest_value, r.latest_timestamp,
    r.latest_event_id, r.checksum
  from wanted as w join usage_rollups as r on ${own('r', customer)} and r.meter_id = w.meter_id
    and r.hour >= w.first and r.hour < w.last
  union all
  select ordinal, 1, number, number, number, timestamp, event_id, payload_hash from edges`

/** A value that comes in several hours is one value of the window. */
const uniques = (customer: OfCustomer) => sql`
  select ordinal, count(distinct value) as unique_count from (
    select w.ordinal, u.value from wanted as w join usage_uniques as u on ${own('u', customer)}
      and u.meter_id = w.meter_id and u.hour >= w.first and u.hour < w.last
    union all
    select ordinal, text from edges where text is not null) as every
  group by ordinal`

const totals = sql`
  select ordinal, sum(event_count) as event_count, sum(sum) as sum, max(max) as max,
    (array_agg(latest_value order by latest_timestamp desc nulls last,
      latest_event_id desc nulls last))[1] as latest,
    mod(sum(checksum), ${checksumModulus}::numeric) as checksum
  from parts group by ordinal`
