import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../connection/database.ts'

/** Checksums are sums modulo 2^256 (INV 8.4). */
export const checksumModulus = sql.lit((2n ** 256n).toString())

type Sql = RawBuilder<unknown>

/** The value of event `e` by meter `m`, as row `v`: a number, a text, or neither. */
export const meterValue = sql`lateral (select
    case when m.aggregation in ('sum', 'max', 'latest')
      then usage_number(e.properties -> m.value_property) end as number,
    case when m.aggregation = 'unique_count'
      then usage_distinct(e.properties -> m.value_property) end as text) as v`

/** Whether event `e` has what meter `m` reads; ingestion sees to it for the meters it knows. */
export const isMeasured =
  sql`(m.aggregation = 'count' or v.number is not null or v.text is not null)`

/** What each event of `events` adds to each meter of its name. */
export const measurements = (events: Sql): Sql => sql`
  select e.bucket, e.organization_id, e.customer_id, m.id as meter_id, m.aggregation,
    m.archived_at, date_trunc('hour', e.timestamp, 'UTC') as hour, e.timestamp, e.id as event_id,
    e.payload_hash, v.number, v.text, ${isMeasured} as measured
  from ${events} as e
  join meters as m on m.organization_id = e.organization_id and m.event_name = e.event_name
  cross join ${meterValue}`

/** The newest of a group of measurements, by (timestamp, event id): MTR 2. */
const newest = (column: string): Sql => sql`(array_agg(${sql.ref(column)}
  order by "timestamp" desc, event_id desc) filter (where aggregation = 'latest'))[1]`

/**
 * Adds measurements to the hourly rollups. Rows are taken in the order of their key, so that two
 * batches that meet in several rows never wait for each other in a circle.
 */
export const addToRollups = (measured: Sql): Sql => sql`
  insert into usage_rollups as r (bucket, organization_id, customer_id, meter_id, hour,
    event_count, sum, max, latest_value, latest_timestamp, latest_event_id, checksum)
  select bucket, organization_id, customer_id, meter_id, hour, count(*),
    coalesce(sum(number), 0), max(number),
    ${newest('number')}, ${newest('timestamp')}, ${newest('event_id')},
    mod(sum(payload_hash), ${checksumModulus}::numeric)
  from ${measured} as measured where measured
  group by bucket, organization_id, customer_id, meter_id, hour
  order by bucket, organization_id, customer_id, meter_id, hour
  on conflict (bucket, organization_id, customer_id, meter_id, hour) do update set
    event_count = r.event_count + excluded.event_count,
    sum = r.sum + excluded.sum,
    max = greatest(r.max, excluded.max),
    (latest_value, latest_timestamp, latest_event_id) = (select
      case when is_newer then excluded.latest_value else r.latest_value end,
      case when is_newer then excluded.latest_timestamp else r.latest_timestamp end,
      case when is_newer then excluded.latest_event_id else r.latest_event_id end
      from (select (excluded.latest_timestamp, excluded.latest_event_id)
        > (r.latest_timestamp, r.latest_event_id) as is_newer) as compared),
    checksum = mod(r.checksum + excluded.checksum, ${checksumModulus}::numeric)`

/** Adds the distinct values of measurements, each once an hour. */
export const addToUniques = (measured: Sql): Sql => sql`
  insert into usage_uniques (bucket, organization_id, customer_id, meter_id, hour, value)
  select distinct bucket, organization_id, customer_id, meter_id, hour, text
  from ${measured} as measured where text is not null
  order by bucket, organization_id, customer_id, meter_id, hour, text
  on conflict do nothing`

/** Counts for a new meter what is stored already. The caller keeps ingestion out meanwhile. */
export const backfillRollups = async (
  transaction: Transaction,
  { organizationId, meterId }: { organizationId: string; meterId: string }
): Promise<void> => {
  const stored = sql`(select * from usage_events where organization_id = ${organizationId})`
  await sql`
    with measured as (select * from (${measurements(stored)}) as all_of_name
      where meter_id = ${meterId}),
    rolled as (${addToRollups(sql`measured`)}),
    uniques as (${addToUniques(sql`measured`)})
    select 1`.execute(transaction)
}
