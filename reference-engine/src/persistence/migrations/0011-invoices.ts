/** SQL that writes an instant as JSON keeps it. */
const instantJson = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Invoices with their sources and all that is applied to them, and what is paid of them. */
export const invoiceStatements: readonly string[] = [
  'alter table invoices rename column boundary to turn',
  `alter table invoices
    drop constraint invoices_bucket_organization_id_subscription_id_fkey,
    drop constraint invoices_bucket_organization_id_subscription_id_boundary_key,
    drop constraint invoices_bucket_organization_id_number_key,
    alter column subscription_id drop not null,
    alter column turn drop not null,
    alter column finalize_at drop not null,
    alter column customer_snapshot type json using customer_snapshot::json,
    add check ((subscription_id is null) = (turn is null)),
    add column sources json,
    add column discount_total numeric,
    add column tax_total numeric,
    add column credits_applied numeric,
    add column amount_paid numeric,
    add column amount_credited numeric,
    add column amount_remaining numeric,
    add column discounts json not null default '[]',
    add column taxes json not null default '[]',
    add column credits json not null default '[]',
    add column tax_rate_ids json not null default '[]',
    add column due_at timestamptz,
    add column uncollectible_at timestamptz,
    add column replaces_invoice_id text collate "C",
    add column replaced_by_invoice_id text collate "C",
    add column memo text,
    add column metadata json not null default '{}',
    add column updated_at timestamptz`,
  // A difference of two amounts has the digits of their currency: nothing is "0.00", not "0".
  `update invoices as i set
    sources = coalesce((select json_agg(case l.kind
        when 'usage' then json_build_object('kind', l.kind, 'item_id', s.id,
          'price_id', l.price_id, 'period', json_build_object(
            'start', ${instantJson('l.period_start')}, 'end', ${instantJson('l.period_end')}),
          'trial', false, 'continues', null)
        else json_build_object('kind', l.kind, 'item_id', s.id,
          'price_id', l.price_id, 'period', json_build_object(
            'start', ${instantJson('l.period_start')}, 'end', ${instantJson('l.period_end')}),
          'quantity', trim_scale(l.quantity)::text, 'portion', null, 'trial', false)
        end order by l.position)
      from invoice_lines as l
      join subscription_items as s on s.bucket = l.bucket
        and s.organization_id = l.organization_id and s.subscription_id = i.subscription_id
        and s.price_id = l.price_id
      where l.bucket = i.bucket and l.organization_id = i.organization_id
        and l.invoice_id = i.id and l.kind in ('usage', 'fixed')), '[]'),
    discount_total = subtotal - subtotal,
    tax_total = subtotal - subtotal,
    credits_applied = subtotal - subtotal,
    amount_paid = subtotal - subtotal,
    amount_credited = subtotal - subtotal,
    amount_remaining = greatest(amount_due, subtotal - subtotal),
    updated_at = coalesce(voided_at, finalized_at, calculated_at)`,
  `alter table invoices
    alter column sources set not null,
    alter column discount_total set not null,
    alter column tax_total set not null,
    alter column credits_applied set not null,
    alter column amount_paid set not null,
    alter column amount_credited set not null,
    alter column amount_remaining set not null,
    alter column updated_at set not null`,
  // What was voided may be billed anew: only one invoice in force bills a turn.
  `create unique index invoices_by_turn on invoices
    (bucket, organization_id, subscription_id, turn)
    where subscription_id is not null and status <> 'void'`,
  `create unique index invoices_by_number on invoices (bucket, organization_id, number)
    where number is not null`,

  `alter table invoice_lines
    drop constraint invoice_lines_bucket_organization_id_invoice_id_fkey,
    alter column price_id drop not null,
    alter column product_id drop not null,
    alter column period_start drop not null,
    alter column period_end drop not null,
    alter column calculation type text using calculation::text,
    add column item_id text collate "C",
    add column discount_amount numeric,
    add column net_amount numeric,
    add column credited_amount numeric,
    add column taxes json not null default '[]',
    add column portion json,
    add column charged_line_id text collate "C",
    add column trial boolean not null default false`,
  `update invoice_lines as l set
    item_id = (select s.id from invoices as i
      join subscription_items as s on s.bucket = i.bucket
        and s.organization_id = i.organization_id and s.subscription_id = i.subscription_id
        and s.price_id = l.price_id
      where i.bucket = l.bucket and i.organization_id = l.organization_id
        and i.id = l.invoice_id),
    discount_amount = amount - amount,
    net_amount = amount,
    credited_amount = amount - amount`,
  `alter table invoice_lines
    alter column discount_amount set not null,
    alter column net_amount set not null,
    alter column credited_amount set not null`,
  'drop index invoice_lines_by_invoice',
  `create index invoice_lines_by_charged on invoice_lines (bucket, organization_id, charged_line_id)
    where charged_line_id is not null`,
  `create table payments (
    bucket smallint not null,
    organization_id text collate "C" not null,
    invoice_id text collate "C" not null,
    id text collate "C" not null,
    customer_id text collate "C" not null,
    amount numeric not null,
    paid_at timestamptz not null,
    reference text,
    created_at timestamptz not null,
    primary key (bucket, organization_id, invoice_id, id)
  )`
]
