import type { Migration } from './migration.ts'

/**
 * Storing usage in one round trip. In a function each statement sees what was committed before it
 * began, so what is read after the locks are taken holds until the end: a single statement would
 * look at a snapshot from before it waited for them.
 */
export const ingestFunction: Migration = {
  name: '0010-ingest-function',
  statements: [
    // Rows are taken in the order given, which is that of their keys: no two callers wait for each
    // other in a circle.
    `create function add_usage(
      buckets smallint[], customers bigint[], meters bigint[], hours timestamptz[],
      groups text[], group_texts text[], counts bigint[], sums text[], weights text[],
      maxima text[], minima text[], latest_values text[], latest_times timestamptz[],
      latest_ids text[], checksums text[],
      unique_buckets smallint[], unique_customers bigint[], unique_meters bigint[],
      unique_hours timestamptz[], unique_groups text[], unique_group_texts text[],
      unique_values text[]
    ) returns void language plpgsql as $$
    begin
      insert into usage_rollups as r (bucket, customer_number, meter_number, hour, group_key,
        group_texts, event_count, sum, weighted, max, min, latest_value, latest_timestamp,
        latest_event_id, checksum)
      select b, c, m, h, g, t, n, s::numeric, w::numeric, x::numeric, i::numeric, v::numeric, a,
        e, k::numeric
      from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        as d (b, c, m, h, g, t, n, s, w, x, i, v, a, e, k)
      on conflict (bucket, customer_number, meter_number, hour, group_key) do update set
        event_count = r.event_count + excluded.event_count,
        sum = r.sum + excluded.sum,
        weighted = r.weighted + excluded.weighted,
        max = greatest(r.max, excluded.max),
        min = least(r.min, excluded.min),
        latest_value = case when (excluded.latest_timestamp, excluded.latest_event_id)
          < (r.latest_timestamp, r.latest_event_id) then r.latest_value
          else excluded.latest_value end,
        latest_event_id = case when (excluded.latest_timestamp, excluded.latest_event_id)
          < (r.latest_timestamp, r.latest_event_id) then r.latest_event_id
          else excluded.latest_event_id end,
        latest_timestamp = greatest(r.latest_timestamp, excluded.latest_timestamp),
        checksum = mod(r.checksum + excluded.checksum, 2::numeric ^ 256);
      if cardinality($16) > 0 then
        insert into usage_uniques (bucket, customer_number, meter_number, hour, group_key,
          group_texts, value)
        select * from unnest($16, $17, $18, $19, $20, $21, $22) on conflict do nothing;
      end if;
    end $$`,
    // Stores all of the events with what they add, or nothing and why: 'changed' where they were
    // judged by what holds no longer, 'closed' where a closed window may refuse one, 'known' where
    // an id is there already.
    `create function ingest_usage(
      lock_classes integer[], lock_numbers integer[], organization_ids text[], versions bigint[],
      event_buckets smallint[], event_customers bigint[], ids text[], names text[],
      times timestamptz[], received timestamptz[], hashes bytea[], properties text[],
      buckets smallint[], customers bigint[], meters bigint[], hours timestamptz[],
      groups text[], group_texts text[], counts bigint[], sums text[], weights text[],
      maxima text[], minima text[], latest_values text[], latest_times timestamptz[],
      latest_ids text[], checksums text[],
      unique_buckets smallint[], unique_customers bigint[], unique_meters bigint[],
      unique_hours timestamptz[], unique_groups text[], unique_group_texts text[],
      unique_values text[]
    ) returns text language plpgsql as $$
    declare stored bigint;
    begin
      perform pg_advisory_xact_lock_shared(class, number) from unnest($1, $2) as l (class, number);
      if exists (select from unnest($3, $4) as j (id, version)
        left join organizations as o on o.id = j.id
        where o.ingest_version is distinct from j.version) then
        return 'changed';
      end if;
      if exists (select from unnest($13, $14, $15, $16) as d (b, c, m, h)
        join closed_usage_windows as w on w.bucket = d.b and w.customer_number = d.c
          and w.end_at > d.h and w.meter_number = d.m and w.start_at < d.h + interval '1 hour'
        join customers as k on k.number = d.c
        join organizations as o on o.id = k.organization_id
        where o.late_usage_policy = 'reject' or w.ended) then
        return 'closed';
      end if;
      begin
        insert into usage_events (bucket, customer_number, id, event_name, timestamp, received_at,
          payload_hash, properties)
        select * from unnest($5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing;
        get diagnostics stored = row_count;
        if stored < cardinality($5) then raise sqlstate 'VL001'; end if;
      exception when sqlstate 'VL001' then return 'known';
      end;
      perform add_usage($13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27,
        $28, $29, $30, $31, $32, $33, $34);
      return 'stored';
    end $$`
  ]
}
