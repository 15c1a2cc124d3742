import type { Migration } from './migration.ts'

/**
 * Usage events and what is kept of them by hour. No foreign keys: they would cost a look-up for
 * each event, and the statement that stores events joins what it needs anyway.
 */
export const usage: Migration = {
  name: '0003-usage',
  statements: [
    `create table usage_events (
      bucket smallint not null,
      organization_id text collate "C" not null,
      customer_id text collate "C" not null,
      id text collate "C" not null,
      event_name text collate "C" not null,
      timestamp timestamptz not null,
      properties jsonb not null,
      payload_hash numeric(78, 0) not null,
      received_at timestamptz not null,
      primary key (bucket, organization_id, customer_id, id)
    )`,
    `create index usage_events_by_time
      on usage_events (bucket, organization_id, customer_id, timestamp)`,
    `create table usage_rollups (
      bucket smallint not null,
      organization_id text collate "C" not null,
      customer_id text collate "C" not null,
      meter_id text collate "C" not null,
      hour timestamptz not null,
      event_count bigint not null,
      sum numeric not null,
      max numeric,
      latest_value numeric,
      latest_timestamp timestamptz,
      latest_event_id text collate "C",
      checksum numeric(78, 0) not null,
      primary key (bucket, organization_id, customer_id, meter_id, hour)
    ) with (fillfactor = 70)`,
    `create table usage_uniques (
      bucket smallint not null,
      organization_id text collate "C" not null,
      customer_id text collate "C" not null,
      meter_id text collate "C" not null,
      hour timestamptz not null,
      value text collate "C" not null,
      primary key (bucket, organization_id, customer_id, meter_id, hour, value)
    )`,
    `create table closed_usage_windows (
      bucket smallint not null,
      organization_id text collate "C" not null,
      customer_id text collate "C" not null,
      meter_id text collate "C" not null,
      start_at timestamptz not null,
      end_at timestamptz not null,
      invoice_id text collate "C" not null,
      primary key (bucket, organization_id, customer_id, meter_id, start_at, invoice_id),
      check (start_at < end_at)
    )`,
    // The same rule as numberIn of domain/metering/property-value.ts; a test holds them equal.
    `create function usage_number(value jsonb) returns numeric
      language sql immutable parallel safe return case jsonb_typeof(value)
      when 'string' then case
        when value #>> '{}' ~ '^-?(0|[1-9][0-9]{0,17})([.][0-9]{1,12}0*)?$'
          and value #>> '{}' !~ '^-0([.]0+)?$'
        then (value #>> '{}')::numeric end
      when 'number' then case
        when abs(trunc(value::numeric)) < 1e18 and scale(trim_scale(value::numeric)) <= 12
          and (value::numeric = trunc(value::numeric) and abs(value::numeric) <= 9007199254740991
            or length(btrim(replace(trim_scale(abs(value::numeric))::text, '.', ''), '0')) <= 15)
        then value::numeric end
      end`,
    // The same rule as distinctIn: 42 and "42" are one value.
    `create function usage_distinct(value jsonb) returns text
      language sql immutable parallel safe return value #>> '{}'`
  ]
}
