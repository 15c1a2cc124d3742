import type { Migration } from './migration.ts'

/** What makes a row of a table unique within its bucket, in the order of the index. */
const keys = {
  billing_periods: 'organization_id, subscription_id, index',
  change_previews: 'organization_id, subscription_id, token_hash',
  closed_usage_windows: 'customer_number, meter_number, start_at, subscription_id, item_id',
  credit_entries: 'organization_id, customer_id, id',
  credit_grants: 'organization_id, id',
  credit_notes: 'organization_id, id',
  discounts: 'organization_id, id',
  invoice_lines: 'organization_id, invoice_id, position',
  invoices: 'organization_id, id',
  jobs: 'organization_id, kind, subject_id',
  payments: 'organization_id, invoice_id, id',
  subscription_changes: 'organization_id, subscription_id, id',
  subscriptions: 'organization_id, id',
  usage_event_revisions: 'customer_number, id, revision',
  usage_events: 'customer_number, id',
  usage_rollups: 'customer_number, meter_number, hour, group_key',
  usage_uniques: 'customer_number, meter_number, hour, group_key, value'
}

/** The other indexes that began with the bucket; a unique one has to hold it. */
const others = [
  `unique index credit_notes_by_number on credit_notes (organization_id, number, bucket)`,
  `unique index invoices_by_number on invoices (organization_id, number, bucket)
    where number is not null`,
  `unique index invoices_by_turn on invoices (organization_id, subscription_id, turn, bucket)
    where subscription_id is not null and status <> 'void'`,
  `index closed_usage_windows_by_end on closed_usage_windows (customer_number, end_at)`,
  `index credit_entries_by_invoice on credit_entries (organization_id, invoice_id)
    where invoice_id is not null`,
  `index credit_grants_left on credit_grants (organization_id, customer_id) where remaining > 0`,
  `index discounts_by_customer on discounts (organization_id, customer_id, id)`,
  `index invoice_lines_by_charged on invoice_lines (organization_id, charged_line_id)
    where charged_line_id is not null`,
  `index subscription_changes_ahead on subscription_changes (organization_id, subscription_id)
    where status = 'scheduled'`,
  `index usage_events_by_time on usage_events (customer_number, timestamp)`
]

const indexName = (definition: string): string => /index (\w+)/.exec(definition)?.[1] ?? ''

/**
 * The bucket comes last in every key. A key has to hold it, so that rows can be spread over
 * machines by it; at its beginning it put what is written together, such as the invoices of
 * customers that follow each other, into as many places of every index as there are rows. An
 * index that was there because the primary key began with the bucket is not needed any more. All
 * subscriptions of a page take their turns in one transaction, so it needs room for each once more.
 */
export const neighbours: Migration = {
  name: '0014-neighbours',
  statements: [
    `alter table credit_notes
      drop constraint credit_notes_bucket_organization_id_invoice_id_fkey,
      drop constraint credit_notes_bucket_organization_id_number_key`,
    ...Object.entries(keys).flatMap(([table, columns]) => [
      `alter table ${table} drop constraint ${table}_pkey`,
      `alter table ${table} add primary key (${columns}, bucket)`
    ]),
    `alter table credit_notes add foreign key (organization_id, invoice_id, bucket)
      references invoices (organization_id, id, bucket)`,
    ...others.flatMap((definition) => [
      `drop index if exists ${indexName(definition)}`, `create ${definition}`
    ]),
    ...['credit_grants', 'credit_notes', 'discounts', 'invoices', 'subscriptions']
      .map((table) => `drop index ${table}_by_id`),
    'alter table subscriptions set (fillfactor = 45)'
  ]
}
