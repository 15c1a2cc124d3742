import type { Migration } from './migration.ts'

/** SHA-256 as the bytes it is; until now it was stored as the number it is in checksums. */
const hashBytes = (column: string): string => `decode((select string_agg(
    lpad(to_hex(mod(div(${column}, power(2::numeric, 32 * part)), 4294967296)::bigint), 8, '0'), ''
    order by part desc) from generate_series(0, 7) as part), 'hex')`

/**
 * Usage by short keys, measured outside of SQL: customers and meters have numbers, rollups are
 * kept by group, and events can be voided and amended. What is stored already is carried over.
 */
export const metering: Migration = {
  name: '0006-metering',
  statements: [
    'alter table customers add column number bigint generated always as identity unique',
    'alter table meters add column number bigint generated always as identity unique',
    `alter table meters add column filters jsonb not null default '[]',
      add column group_by jsonb not null default '[]',
      add column carry_forward boolean not null default false`,
    `create trigger meters_measure_immutably before update of
      number, filters, group_by, carry_forward
      on meters for each statement execute function refuse_change()`,
    // Whatever ingestion remembers of an organization holds for one of these versions.
    'alter table organizations rename column meter_catalogue_version to ingest_version',

    'alter table usage_events rename to released_usage_events',
    `alter table released_usage_events
      rename constraint usage_events_pkey to released_events_key`,
    'drop index usage_events_by_time',
    // The order of the columns leaves no gaps between them.
    `create table usage_events (
      customer_number bigint not null,
      timestamp timestamptz not null,
      received_at timestamptz not null,
      voided_at timestamptz,
      bucket smallint not null,
      revision smallint not null default 1,
      id text collate "C" not null,
      event_name text collate "C" not null,
      payload_hash bytea not null,
      properties text not null,
      void_reason text,
      primary key (bucket, customer_number, id)
    )`,
    `insert into usage_events (customer_number, timestamp, received_at, bucket, id, event_name,
        payload_hash, properties)
      select c.number, e.timestamp, e.received_at, e.bucket, e.id, e.event_name,
        ${hashBytes('e.payload_hash')}, e.properties::text
      from released_usage_events as e
      join customers as c on c.organization_id = e.organization_id and c.id = e.customer_id`,
    'drop table released_usage_events',
    'create index usage_events_by_time on usage_events (bucket, customer_number, timestamp)',

    `create table usage_event_revisions (
      customer_number bigint not null,
      timestamp timestamptz not null,
      recorded_at timestamptz not null,
      replaced_at timestamptz not null,
      bucket smallint not null,
      revision smallint not null,
      id text collate "C" not null,
      event_name text collate "C" not null,
      payload_hash bytea not null,
      properties text not null,
      reason text,
      primary key (bucket, customer_number, id, revision)
    )`,

    'alter table usage_rollups rename to released_usage_rollups',
    `alter table released_usage_rollups
      rename constraint usage_rollups_pkey to released_rollups_key`,
    `create table usage_rollups (
      customer_number bigint not null,
      meter_number bigint not null,
      hour timestamptz not null,
      event_count bigint not null,
      latest_timestamp timestamptz,
      bucket smallint not null,
      group_key text collate "C" not null,
      group_texts text,
      sum numeric not null,
      weighted numeric not null,
      max numeric,
      min numeric,
      latest_value numeric,
      latest_event_id text collate "C",
      checksum numeric(78, 0) not null,
      primary key (bucket, customer_number, meter_number, hour, group_key)
    ) with (fillfactor = 70)`,
    `insert into usage_rollups (customer_number, meter_number, hour, event_count, latest_timestamp,
        bucket, group_key, sum, weighted, max, latest_value, latest_event_id, checksum)
      select c.number, m.number, r.hour, r.event_count, r.latest_timestamp,
        r.bucket, '', r.sum, 0, r.max, r.latest_value, r.latest_event_id, r.checksum
      from released_usage_rollups as r
      join customers as c on c.organization_id = r.organization_id and c.id = r.customer_id
      join meters as m on m.organization_id = r.organization_id and m.id = r.meter_id`,
    'drop table released_usage_rollups',

    'alter table usage_uniques rename to released_usage_uniques',
    `alter table released_usage_uniques
      rename constraint usage_uniques_pkey to released_uniques_key`,
    `create table usage_uniques (
      customer_number bigint not null,
      meter_number bigint not null,
      hour timestamptz not null,
      bucket smallint not null,
      group_key text collate "C" not null,
      value text collate "C" not null,
      group_texts text,
      primary key (bucket, customer_number, meter_number, hour, group_key, value)
    )`,
    `insert into usage_uniques (customer_number, meter_number, hour, bucket, group_key, value)
      select c.number, m.number, u.hour, u.bucket, '', u.value
      from released_usage_uniques as u
      join customers as c on c.organization_id = u.organization_id and c.id = u.customer_id
      join meters as m on m.organization_id = u.organization_id and m.id = u.meter_id`,
    'drop table released_usage_uniques',

    'alter table closed_usage_windows rename to released_closed_windows',
    `alter table released_closed_windows
      rename constraint closed_usage_windows_pkey to released_closed_key`,
    `create table closed_usage_windows (
      bucket smallint not null,
      customer_number bigint not null,
      meter_number bigint not null,
      start_at timestamptz not null,
      end_at timestamptz not null,
      invoice_id text collate "C" not null,
      primary key (bucket, customer_number, meter_number, start_at, invoice_id),
      check (start_at < end_at)
    )`,
    `insert into closed_usage_windows
      select w.bucket, c.number, m.number, w.start_at, w.end_at, w.invoice_id
      from released_closed_windows as w
      join customers as c on c.organization_id = w.organization_id and c.id = w.customer_id
      join meters as m on m.organization_id = w.organization_id and m.id = w.meter_id`,
    'drop table released_closed_windows',
    `create index closed_usage_windows_by_end
      on closed_usage_windows (bucket, customer_number, end_at)`,

    'drop function usage_number(jsonb)',
    'drop function usage_distinct(jsonb)'
  ]
}
