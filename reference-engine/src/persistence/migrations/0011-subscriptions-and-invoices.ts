import { invoiceStatements } from './0011-invoices.ts'
import { subscriptionStatements } from './0011-subscriptions.ts'
import type { Migration } from './migration.ts'

/**
 * Subscriptions that live in turns, invoices that keep what they were calculated from, and what
 * beside them a billing run writes. Its rows are of one transaction and never deleted, so foreign
 * keys between them would find nothing and cost a look-up for each row; and an index is kept only
 * where something reads by it.
 */
export const subscriptionsAndInvoices: Migration = {
  name: '0011-subscriptions-and-invoices',
  statements: [
    `alter table organizations add column payment_terms_days integer not null default 30
      check (payment_terms_days >= 0)`,
    `alter table customers add column tax_rate_ids json not null default '[]'`,
    'alter table test_clocks add column deleted_at timestamptz',
    `create table test_clock_effects (
      organization_id text collate "C" not null,
      test_clock_id text collate "C" not null,
      position bigint not null check (position >= 1),
      at timestamptz not null,
      type text not null,
      object_id text collate "C" not null,
      primary key (organization_id, test_clock_id, position),
      foreign key (organization_id, test_clock_id) references test_clocks (organization_id, id)
    )`,
    `create index test_clock_effects_by_time
      on test_clock_effects (organization_id, test_clock_id, at, position)`,

    ...subscriptionStatements,
    ...invoiceStatements,
    'drop table subscription_items',

    `alter table closed_usage_windows
      add column continues_from timestamptz,
      add column continues_until timestamptz,
      add column trial boolean not null default false,
      add column pending_invoice_id text collate "C"`,
    `update jobs set kind = 'run_turn' where kind = 'run_billing_boundary'`,
    'create index jobs_that_failed on jobs (kind) where attempts > 0'
  ]
}
