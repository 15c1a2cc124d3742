import type { Migration } from './migration.ts'

/** What the engine keeps for itself: keys of requests, jobs to do, and the trace of changes. */
export const operations: Migration = {
  name: '0005-operations',
  statements: [
    `create table idempotency_keys (
      scope text collate "C" not null,
      method text collate "C" not null,
      path text collate "C" not null,
      key text collate "C" not null,
      request_hash text not null,
      attempt integer not null,
      locked_until timestamptz not null,
      expires_at timestamptz not null,
      response_status integer,
      response_headers jsonb,
      response_body bytea,
      primary key (scope, method, path, key)
    )`,
    'create index idempotency_keys_by_expiry on idempotency_keys (expires_at)',
    `create table jobs (
      bucket smallint not null,
      organization_id text collate "C" not null,
      kind text collate "C" not null,
      subject_id text collate "C" not null,
      customer_id text collate "C",
      test_clock_id text collate "C",
      due_at timestamptz not null,
      available_at timestamptz not null,
      attempts integer not null,
      last_error text,
      primary key (bucket, organization_id, kind, subject_id)
    ) with (fillfactor = 70)`,
    `create index jobs_in_real_time on jobs (kind, available_at, subject_id)
      where test_clock_id is null`,
    `create index jobs_on_clocks on jobs (organization_id, test_clock_id, due_at)
      where test_clock_id is not null`,
    `create table audit_entries (
      organization_id text collate "C" not null,
      id text collate "C" not null,
      at timestamptz not null,
      actor text not null,
      action text not null,
      object_type text not null,
      object_id text collate "C" not null,
      before_digest text,
      after_digest text,
      request_id text,
      primary key (organization_id, id)
    )`,
    `create trigger audit_entries_are_append_only before update or delete or truncate
      on audit_entries for each statement execute function refuse_change()`
  ]
}
