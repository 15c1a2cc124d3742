import type { Migration } from './migration.ts'

/**
 * A closed window remembers for which item it was billed and what was billed: late usage is the
 * difference to that. What stands on invoices already is read from their lines.
 */
export const lateUsage: Migration = {
  name: '0009-late-usage',
  statements: [
    'drop table closed_usage_windows',
    `create table closed_usage_windows (
      bucket smallint not null,
      customer_number bigint not null,
      meter_number bigint not null,
      start_at timestamptz not null,
      end_at timestamptz not null,
      event_count bigint not null,
      ended boolean not null default false,
      subscription_id text collate "C" not null,
      item_id text collate "C" not null,
      price_id text collate "C" not null,
      invoice_id text collate "C" not null,
      event_checksum bytea not null,
      quantity numeric not null,
      amount numeric not null,
      primary key (bucket, customer_number, meter_number, start_at, subscription_id, item_id),
      check (start_at < end_at)
    )`,
    `insert into closed_usage_windows (bucket, customer_number, meter_number, start_at, end_at,
        event_count, subscription_id, item_id, price_id, invoice_id, event_checksum, quantity,
        amount)
      select l.bucket, c.number, m.number, l.period_start, l.period_end,
        (l.calculation ->> 'event_count')::bigint, i.subscription_id, s.id, l.price_id, i.id,
        decode(substr(l.calculation ->> 'event_checksum', length('sha256sum:') + 1), 'hex'),
        l.quantity, l.amount
      from invoice_lines as l
      join invoices as i on i.bucket = l.bucket and i.organization_id = l.organization_id
        and i.id = l.invoice_id and i.status <> 'draft'
      join subscription_items as s on s.bucket = l.bucket
        and s.organization_id = l.organization_id and s.subscription_id = i.subscription_id
        and s.price_id = l.price_id
      join customers as c on c.organization_id = l.organization_id and c.id = l.customer_id
      join meters as m on m.organization_id = l.organization_id and m.id = l.meter_id
      where l.kind = 'usage'`,
    // A subscription is over when nothing of it is to be run or to be finalized any more.
    `update closed_usage_windows as w set ended = true
      where not exists (select from jobs as j where j.bucket = w.bucket
          and j.kind = 'run_billing_boundary' and j.subject_id = w.subscription_id)
        and not exists (select from invoices as i where i.bucket = w.bucket
          and i.subscription_id = w.subscription_id and i.status = 'draft')`,
    `create index closed_usage_windows_by_end
      on closed_usage_windows (bucket, customer_number, end_at)`
  ]
}
