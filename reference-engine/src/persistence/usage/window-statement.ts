import { arrayRows } from '../array-rows.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { numberOfCustomer } from './customer-numbers.ts'
import { checksumModulus } from './rollup-statements.ts'

/** One part of one window; which columns are set follows from its kind. */
export type PartRow = {
  readonly kind: 'rollup' | 'unique' | 'distinct' | 'level' | 'event' | 'earlier'
  readonly ordinal: number
  /** JSON of the texts of a group, in the order asked for; empty where nothing is grouped. */
  readonly grouped: string
  readonly event_count: string | null
  readonly checksum: string | null
  readonly sum: string | null
  readonly weighted: string | null
  readonly max: string | null
  readonly min: string | null
  readonly value: string | null
  readonly timestamp: string | null
  readonly event_id: string | null
  /** A distinct value, or the event's payload hash and properties as JSON. */
  readonly text: string | null
}

/** The group of row `alias` as window `w` asks for it, from the texts of all its properties. */
const grouped = (alias: string): string => `case
  when w.places is null then ''
  else (select jsonb_agg(coalesce(${alias}.group_texts, ${alias}.group_key)::jsonb -> place
    order by nth)::text from unnest(w.places) with ordinality as p (place, nth)) end`

/**
 * The rows of the customer of `alias` that belong to a window. The fence makes PostgreSQL look them
 * up in the index for each window: hundreds of windows of one meter would else be compared with
 * all of its hours.
 */
const own = (table: string, { alias = 'w', condition }: { alias?: string; condition: string }) =>
  `lateral (select * from ${table} where bucket = ${alias}.bucket
    and customer_number = ${alias}.customer_number and ${condition} offset 0)`

const ofMeter = (table: string, hours: string): string =>
  own(table, { condition: `meter_number = w.meter and ${hours}` })

const inside = 'hour >= w.first and hour < w.last'
const before = 'hour < w.before'

const newest = (column: string): string => `(array_agg(r.${column}
  order by r.latest_timestamp desc, r.latest_event_id desc)
    filter (where r.latest_timestamp is not null))[1]`

/**
 * What the hours add up to; the weights of each go on until the end of the window. Most meters
 * need neither weights nor the latest value, which would cost more than all the rest.
 */
const rollups = `
  select 'rollup' as kind, w.ordinal, ${grouped('r')} as grouped,
    sum(r.event_count)::bigint as event_count,
    mod(sum(r.checksum), ${checksumModulus}::numeric) as checksum,
    sum(r.sum) as sum, null::numeric as weighted,
    max(r.max) as max, min(r.min) as min,
    null::numeric as value, null::timestamptz as timestamp, null as event_id, null::text as text
  from w cross join ${ofMeter('usage_rollups', inside)} as r
  where not w.detailed group by w.ordinal, 3
  union all
  select 'rollup', w.ordinal, ${grouped('r')}, sum(r.event_count)::bigint,
    mod(sum(r.checksum), ${checksumModulus}::numeric), sum(r.sum),
    sum(r.weighted + r.sum * (extract(epoch from w.end_at - r.hour) - 3600) * 1000000),
    max(r.max), min(r.min), ${newest('latest_value')}, ${newest('latest_timestamp')},
    ${newest('latest_event_id')}, null
  from w cross join ${ofMeter('usage_rollups', inside)} as r
  where w.detailed group by w.ordinal, 3`

/** A value that comes in several hours is one value; the values themselves only beside edges. */
const uniques = `
  select 'unique', w.ordinal, ${grouped('u')}, count(distinct u.value)::bigint,
    null, null, null, null, null, null, null::timestamptz, null, null
  from w cross join ${ofMeter('usage_uniques', inside)} as u
  where w.distinct_values = 'count' group by w.ordinal, 3
  union all
  select distinct 'distinct', w.ordinal, ${grouped('u')}, null::bigint,
    null::numeric, null::numeric, null::numeric, null::numeric, null::numeric, null::numeric,
    null::timestamptz, null, u.value
  from w cross join ${ofMeter('usage_uniques', inside)} as u
  where w.distinct_values = 'list'`

/** What the hours before a window leave to it: the sum of all, or the last level. */
const levels = `
  select 'level', w.ordinal, ${grouped('r')}, null, null, sum(r.sum),
    null, null, null, null, null::timestamptz, null, null
  from w cross join ${ofMeter('usage_rollups', before)} as r
  where w.carries = 'sum' group by w.ordinal, 3
  union all
  select 'level', w.ordinal, '', null, null, null, null, null, null,
    r.latest_value, r.latest_timestamp, r.latest_event_id, null
  from w cross join lateral (select * from usage_rollups as r
    where bucket = w.bucket and customer_number = w.customer_number
      and meter_number = w.meter and ${before}
    order by r.hour desc, r.latest_timestamp desc, r.latest_event_id desc limit 1) as r
  where w.carries = 'level' and w.places is null
  union all
  select * from (
    select distinct on (2, 3) 'level', w.ordinal, ${grouped('r')}, null::bigint,
      null::numeric, null::numeric, null::numeric, null::numeric, null::numeric,
      r.latest_value, r.latest_timestamp, r.latest_event_id, null::text
    from w cross join ${ofMeter('usage_rollups', before)} as r
    where w.carries = 'level' and w.places is not null
    order by 2, 3, r.latest_timestamp desc, r.latest_event_id desc) as newest`

/** The events of the stretches that cut an hour; the domain measures them. */
const events = `
  select s.kind, s.ordinal, '', null, null, null, null, null, null, null,
    e.timestamp, e.id, json_build_array(encode(e.payload_hash, 'hex'), e.properties)::text
  from s cross join ${own('usage_events', {
    alias: 's',
    condition: `event_name = s.event_name and voided_at is null
      and timestamp >= s.start_at and timestamp < s.end_at`
  })} as e`

/** What whole hours add up to where a window asks for nothing else: most of a billing run's do. */
export type HoursRow = Pick<PartRow, 'ordinal' | 'sum' | 'max' | 'min'>
  & { readonly event_count: string; readonly checksum: string }

/** The hours of all windows in one snapshot, and the parameters are those of `hourParameters`. */
export const hoursOfWindows = prepared('usage_hours', `
  select w.ordinal, r.*
  from (select v.bucket, v.meter, v.first, v.last, v.ordinal, ${numberOfCustomer} as customer_number
    from ${arrayRows({
      bucket: 'smallint', organization_id: 'text', customer_id: 'text', meter: 'bigint',
      first: 'timestamptz', last: 'timestamptz', customer_number: 'bigint', ordinal: 'integer'
    })} as v) as w
  cross join lateral (select sum(event_count)::bigint as event_count,
      mod(sum(checksum), ${checksumModulus}::numeric) as checksum, sum(sum) as sum,
      max(max) as max, min(min) as min
    from usage_rollups where bucket = w.bucket and customer_number = w.customer_number
      and meter_number = w.meter and ${inside} having count(*) > 0) as r`)

/** All parts of all windows in one snapshot, and the parameters are those of `windowParameters`. */
export const partsOfWindows = prepared('usage_windows', `
  with w as materialized (
      select (n - 1)::integer as ordinal, v.bucket, c.number as customer_number, meter, first, last,
        end_at, before, places::integer[] as places, distinct_values, carries, detailed
      from unnest($1::smallint[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[],
          $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[],
          $11::text[], $12::boolean[]) with ordinality as v (bucket, organization_id,
        customer_id, meter, first, last, end_at, before, places, distinct_values, carries,
        detailed, n)
      join customers as c on c.organization_id = v.organization_id and c.id = v.customer_id),
    s as materialized (
      select v.*, w.bucket, w.customer_number
      from unnest($13::integer[], $14::text[], $15::text[], $16::timestamptz[],
        $17::timestamptz[]) as v (ordinal, kind, event_name, start_at, end_at)
      join w on w.ordinal = v.ordinal)
  ${rollups} union all ${uniques} union all ${levels} union all ${events}`)
