import type { Migration } from './migration.ts'

/**
 * Subscriptions, periods and invoices. The unique keys are what makes billing happen once: a
 * second engine that races for the same period or boundary finds the row taken.
 */
export const billing: Migration = {
  name: '0004-billing',
  statements: [
    `create table subscriptions (
      bucket smallint not null,
      organization_id text collate "C" not null,
      id text collate "C" not null,
      customer_id text collate "C" not null,
      plan_id text collate "C" not null,
      plan_version_id text collate "C" not null,
      status text not null,
      currency text not null,
      time_zone text not null,
      interval_unit text not null,
      interval_count integer not null check (interval_count >= 1),
      billing_anchor timestamptz not null,
      start_at timestamptz not null,
      next_boundary integer not null check (next_boundary >= 0),
      current_period_start timestamptz,
      current_period_end timestamptz,
      cancel_at timestamptz,
      canceled_at timestamptz,
      metadata jsonb not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (bucket, organization_id, id),
      foreign key (organization_id, customer_id) references customers (organization_id, id),
      foreign key (organization_id, plan_version_id) references plan_versions (organization_id, id)
    )`,
    'create index subscriptions_by_id on subscriptions (organization_id, id)',
    'create index subscriptions_by_customer on subscriptions (organization_id, customer_id, id)',
    `create table subscription_items (
      bucket smallint not null,
      organization_id text collate "C" not null,
      subscription_id text collate "C" not null,
      id text collate "C" not null,
      customer_id text collate "C" not null,
      position integer not null,
      price_id text collate "C" not null,
      quantity numeric check (quantity >= 0),
      primary key (bucket, organization_id, subscription_id, position),
      foreign key (bucket, organization_id, subscription_id)
        references subscriptions (bucket, organization_id, id),
      foreign key (organization_id, price_id) references prices (organization_id, id)
    )`,
    `create index subscription_items_by_subscription
      on subscription_items (organization_id, subscription_id)`,
    `create table billing_periods (
      bucket smallint not null,
      organization_id text collate "C" not null,
      subscription_id text collate "C" not null,
      index integer not null check (index >= 0),
      id text collate "C" not null,
      customer_id text collate "C" not null,
      start_at timestamptz not null,
      end_at timestamptz not null,
      status text not null,
      created_at timestamptz not null,
      primary key (bucket, organization_id, subscription_id, index),
      foreign key (bucket, organization_id, subscription_id)
        references subscriptions (bucket, organization_id, id)
    )`,
    `create index billing_periods_by_id
      on billing_periods (bucket, organization_id, subscription_id, id)`,
    `create table invoices (
      bucket smallint not null,
      organization_id text collate "C" not null,
      id text collate "C" not null,
      customer_id text collate "C" not null,
      subscription_id text collate "C" not null,
      boundary integer not null check (boundary >= 0),
      number text collate "C",
      customer_snapshot jsonb not null,
      status text not null,
      payment_status text,
      currency text not null,
      subtotal numeric not null,
      total numeric not null,
      amount_due numeric not null,
      calculation_digest text not null,
      issued_at timestamptz not null,
      finalize_at timestamptz not null,
      calculated_at timestamptz not null,
      finalized_at timestamptz,
      voided_at timestamptz,
      created_at timestamptz not null,
      primary key (bucket, organization_id, id),
      unique (bucket, organization_id, subscription_id, boundary),
      unique (bucket, organization_id, number),
      check ((status = 'draft') = (number is null)),
      foreign key (bucket, organization_id, subscription_id)
        references subscriptions (bucket, organization_id, id)
    )`,
    'create index invoices_by_id on invoices (organization_id, id)',
    'create index invoices_by_customer on invoices (organization_id, customer_id, id)',
    `create table invoice_lines (
      bucket smallint not null,
      organization_id text collate "C" not null,
      invoice_id text collate "C" not null,
      position integer not null check (position >= 1),
      id text collate "C" not null,
      customer_id text collate "C" not null,
      kind text not null,
      description text not null,
      price_id text collate "C" not null,
      product_id text collate "C" not null,
      meter_id text collate "C",
      period_start timestamptz not null,
      period_end timestamptz not null,
      quantity numeric not null,
      currency text not null,
      amount_unrounded numeric not null,
      amount numeric not null,
      calculation jsonb not null,
      primary key (bucket, organization_id, invoice_id, position),
      foreign key (bucket, organization_id, invoice_id)
        references invoices (bucket, organization_id, id)
    )`,
    `create index invoice_lines_by_invoice
      on invoice_lines (organization_id, invoice_id, position)`,
    `create table invoice_number_sequences (
      organization_id text collate "C" primary key references organizations (id),
      last_number bigint not null
    )`
  ]
}
