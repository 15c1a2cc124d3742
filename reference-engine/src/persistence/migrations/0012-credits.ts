import type { Migration } from './migration.ts'

/**
 * Tax rates, coupons and the discounts they become, the ledger of credits, and credit notes. What
 * a definition says never changes, and the ledger only grows: triggers see to both.
 */
export const credits: Migration = {
  name: '0012-credits',
  statements: [
    `create table tax_rates (
      organization_id text collate "C" not null references organizations (id),
      id text collate "C" not null,
      name text not null,
      percentage numeric not null check (percentage >= 0),
      inclusive boolean not null,
      country text,
      metadata json not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      primary key (organization_id, id)
    )`,
    `create trigger tax_rates_are_immutable before update of
      organization_id, id, name, percentage, inclusive, country
      on tax_rates for each statement execute function refuse_change()`,
    `create table coupons (
      organization_id text collate "C" not null references organizations (id),
      id text collate "C" not null,
      name text not null,
      percentage numeric,
      amount numeric,
      currency text,
      duration text not null,
      duration_invoices integer check (duration_invoices >= 1),
      max_redemptions integer,
      redemptions integer not null,
      redeem_by timestamptz,
      metadata json not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      primary key (organization_id, id),
      check ((percentage is null) <> (amount is null)),
      check ((currency is null) = (amount is null)),
      check (redemptions between 0 and coalesce(max_redemptions, redemptions))
    )`,
    `create trigger coupons_are_immutable before update of
      organization_id, id, name, percentage, amount, currency, duration, duration_invoices,
      max_redemptions, redeem_by
      on coupons for each statement execute function refuse_change()`,
    `create table discounts (
      bucket smallint not null,
      organization_id text collate "C" not null,
      id text collate "C" not null,
      customer_id text collate "C" not null,
      coupon_id text collate "C" not null,
      subscription_id text collate "C",
      status text not null,
      remaining_invoices integer check (remaining_invoices >= 0),
      created_at timestamptz not null,
      removed_at timestamptz,
      primary key (bucket, organization_id, id),
      check (status <> 'active' or remaining_invoices is distinct from 0),
      foreign key (organization_id, customer_id) references customers (organization_id, id),
      foreign key (organization_id, coupon_id) references coupons (organization_id, id)
    )`,
    'create index discounts_by_customer on discounts (bucket, organization_id, customer_id, id)',
    'create index discounts_by_id on discounts (organization_id, id)',
    `create table credit_grants (
      bucket smallint not null,
      organization_id text collate "C" not null,
      id text collate "C" not null,
      customer_id text collate "C" not null,
      name text,
      origin text not null,
      invoice_id text collate "C",
      credit_note_id text collate "C",
      currency text not null,
      amount numeric not null check (amount > 0),
      remaining numeric not null check (remaining between 0 and amount),
      priority integer not null check (priority between 0 and 100),
      cost_basis numeric not null check (cost_basis >= 0),
      effective_at timestamptz not null,
      expires_at timestamptz,
      expired_at timestamptz,
      voided_at timestamptz,
      metadata json not null,
      created_at timestamptz not null,
      primary key (bucket, organization_id, id),
      check (expires_at > effective_at),
      foreign key (organization_id, customer_id) references customers (organization_id, id)
    )`,
    'create index credit_grants_by_id on credit_grants (organization_id, id)',
    'create index credit_grants_by_customer on credit_grants (organization_id, customer_id, id)',
    `create index credit_grants_left on credit_grants (bucket, organization_id, customer_id)
      where remaining > 0`,
    `create table credit_entries (
      bucket smallint not null,
      organization_id text collate "C" not null,
      customer_id text collate "C" not null,
      id text collate "C" not null,
      credit_grant_id text collate "C" not null,
      type text not null,
      currency text not null,
      amount numeric not null check (amount <> 0),
      invoice_id text collate "C",
      at timestamptz not null,
      created_at timestamptz not null,
      primary key (bucket, organization_id, customer_id, id)
    )`,
    `create index credit_entries_by_invoice on credit_entries (bucket, organization_id, invoice_id)
      where invoice_id is not null`,
    `create trigger credit_entries_are_append_only before update or delete or truncate
      on credit_entries for each statement execute function refuse_change()`,
    `create table credit_notes (
      bucket smallint not null,
      organization_id text collate "C" not null,
      id text collate "C" not null,
      customer_id text collate "C" not null,
      invoice_id text collate "C" not null,
      number text collate "C" not null,
      status text not null,
      currency text not null,
      reason text not null,
      memo text,
      settlement text not null,
      lines json not null,
      subtotal numeric not null,
      tax_total numeric not null,
      total numeric not null,
      amount_reduced numeric not null,
      amount_to_balance numeric not null,
      amount_refunded numeric not null,
      credit_grant_id text collate "C",
      created_at timestamptz not null,
      voided_at timestamptz,
      primary key (bucket, organization_id, id),
      unique (bucket, organization_id, number),
      check (amount_reduced + amount_to_balance + amount_refunded = total),
      foreign key (bucket, organization_id, invoice_id)
        references invoices (bucket, organization_id, id)
    )`,
    'create index credit_notes_by_id on credit_notes (organization_id, id)',
    'create index credit_notes_by_customer on credit_notes (organization_id, customer_id, id)',
    'create index credit_notes_by_invoice on credit_notes (organization_id, invoice_id, id)',
    `create table credit_note_number_sequences (
      organization_id text collate "C" primary key references organizations (id),
      last_number bigint not null
    )`
  ]
}
