import { prepared } from '../connection/prepared-statements.ts'
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
 * The rows of the customer that belong to a window. The fence makes PostgreSQL look them up in
 * the index for each window: hundreds of windows of one meter would else be compared with all of
 * its hours.
 */
const own = (table: string, condition: string): string => `lateral (select * from ${table}
  where bucket = $1::smallint and customer_number =
    (select number from customers where organization_id = $2 and id = $3) and ${condition}
  offset 0)`

const ofMeter = (table: string, hours: string): string =>
  own(table, `meter_number = w.meter and ${hours}`)

const inside = 'hour >= w.first and hour < w.last'
const before = 'hour < w.before'

const newest = (column: string): string => `(array_agg(r.${column}
  order by r.latest_timestamp desc, r.latest_event_id desc)
    filter (where r.latest_timestamp is not null))[1]`

/** What the hours add up to; the weights of each go on until the end of the window. */
const rollups = `
  select 'rollup' as kind, w.ordinal, ${grouped('r')} as grouped,
    sum(r.event_count)::bigint as event_count,
    mod(sum(r.checksum), ${checksumModulus}::numeric) as checksum,
    sum(r.sum) as sum,
    sum(r.weighted + r.sum * (extract(epoch from w.end_at - r.hour) - 3600) * 1000000) as weighted,
    max(r.max) as max, min(r.min) as min,
    ${newest('latest_value')} as value, ${newest('latest_timestamp')} as timestamp,
    ${newest('latest_event_id')} as event_id, null::text as text
  from w cross join ${ofMeter('usage_rollups', inside)} as r
  group by w.ordinal, 3`

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
    where bucket = $1::smallint and customer_number =
      (select number from customers where organization_id = $2 and id = $3)
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
  from s cross join ${own('usage_events', `event_name = s.event_name and voided_at is null
    and timestamp >= s.start_at and timestamp < s.end_at`)} as e`

/**
 * All parts of all windows of one customer in one snapshot. Parameters: the customer by bucket,
 * organization and id, then the windows and the stretches of single events as JSON.
 */
export const partsOfWindows = prepared('usage_windows', `
  with w as materialized (select * from json_to_recordset($4::json) as w (ordinal integer,
      meter bigint, first timestamptz, last timestamptz, end_at timestamptz, before timestamptz,
      places integer[], distinct_values text, carries text)),
    s as materialized (select * from json_to_recordset($5::json) as s (kind text,
      ordinal integer, event_name text, start_at timestamptz, end_at timestamptz))
  ${rollups} union all ${uniques} union all ${levels} union all ${events}`)
