import type { Migration } from './migration.ts'

/**
 * Organizations, their keys, clocks and customers. Catalogue tables carry no bucket. Ids are
 * compared by their bytes ("C"), so that a list in the order of its ids is in the order of time.
 */
export const tenants: Migration = {
  name: '0001-tenants',
  statements: [
    `create table organizations (
      id text collate "C" primary key,
      name text not null,
      time_zone text not null,
      draft_grace_hours integer not null check (draft_grace_hours >= 0),
      late_usage_policy text not null,
      invoice_number_prefix text not null,
      meter_catalogue_version bigint not null default 0,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`,
    `create table api_keys (
      organization_id text collate "C" not null references organizations (id),
      id text collate "C" not null,
      name text not null,
      role text not null,
      secret_hash bytea not null unique,
      secret_hint text not null,
      revoked_at timestamptz,
      created_at timestamptz not null,
      primary key (organization_id, id)
    )`,
    `create table test_clocks (
      organization_id text collate "C" not null references organizations (id),
      id text collate "C" not null,
      name text,
      now timestamptz not null,
      advancing_to timestamptz check (advancing_to >= now),
      created_at timestamptz not null,
      primary key (organization_id, id)
    )`,
    `create table customers (
      organization_id text collate "C" not null references organizations (id),
      id text collate "C" not null,
      name text not null,
      external_id text collate "C",
      email text,
      time_zone text,
      test_clock_id text collate "C",
      metadata jsonb not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (organization_id, id),
      unique (organization_id, external_id),
      foreign key (organization_id, test_clock_id) references test_clocks (organization_id, id)
    )`
  ]
}
