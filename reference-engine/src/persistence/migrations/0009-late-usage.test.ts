import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { openPglite } from '../connection/open-pglite.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'

const checksum = 'ab'.repeat(32)

/** Subscription 1 goes on, 2 is over, 3 is over but for a draft; each has a final January. */
const stored = [
  `insert into organizations (id, name, time_zone, draft_grace_hours, late_usage_policy,
    invoice_number_prefix, created_at, updated_at)
    values ('org_1', 'N', 'UTC', 1, 'reject', 'INV', now(), now())`,
  `insert into customers (organization_id, id, name, metadata, created_at, updated_at)
    values ('org_1', 'cus_1', 'C', '{}', now(), now())`,
  `insert into meters (organization_id, id, name, event_name, aggregation, metadata, created_at)
    values ('org_1', 'mtr_1', 'M', 'e', 'count', '{}', now())`,
  `insert into products (organization_id, id, name, metadata, created_at)
    values ('org_1', 'prod_1', 'P', '{}', now())`,
  `insert into prices (organization_id, id, product_id, currency, pricing, included_quantity,
    meter_id, timing, metadata, created_at)
    values ('org_1', 'price_1', 'prod_1', 'USD', '{}', 0, 'mtr_1', 'in_arrears', '{}', now())`,
  `insert into plans (organization_id, id, name, metadata, created_at)
    values ('org_1', 'plan_1', 'L', '{}', now())`,
  `insert into plan_versions (organization_id, id, plan_id, number, status, currency,
    interval_unit, interval_count, published_at)
    values ('org_1', 'pver_1', 'plan_1', 1, 'published', 'USD', 'month', 1, now())`,
  `insert into subscriptions (bucket, organization_id, id, customer_id, plan_id, plan_version_id,
    status, currency, time_zone, interval_unit, interval_count, billing_anchor, start_at,
    next_boundary, metadata, created_at, updated_at)
    select 7, 'org_1', 'sub_' || n, 'cus_1', 'plan_1', 'pver_1', 'active', 'USD', 'UTC', 'month',
      1, '2026-01-01Z', '2026-01-01Z', 2, '{}', now(), now() from generate_series(1, 3) as n`,
  `insert into subscription_items (bucket, organization_id, subscription_id, id, customer_id,
    position, price_id)
    select 7, 'org_1', 'sub_' || n, 'subi_' || n, 'cus_1', 1, 'price_1'
    from generate_series(1, 3) as n`,
  `insert into jobs (bucket, organization_id, kind, subject_id, customer_id, due_at, available_at,
    attempts) values (7, 'org_1', 'run_billing_boundary', 'sub_1', 'cus_1', now(), now(), 0)`,
  ...[
    [1, 'inv_1', 1, 'finalized'], [2, 'inv_2', 1, 'void'], [3, 'inv_3', 1, 'finalized'],
    [3, 'inv_4', 2, 'draft'],
  ].map(([subscription, id, boundary, status]) => `insert into invoices (bucket, organization_id,
    id, customer_id, subscription_id, boundary, number, customer_snapshot, status, currency,
    subtotal, total, amount_due, calculation_digest, issued_at, finalize_at, calculated_at,
    created_at)
    values (7, 'org_1', '${id}', 'cus_1', 'sub_${subscription}', ${boundary},
      ${status === 'draft' ? 'null' : `'${id}'`}, '{}', '${status}', 'USD', 1, 1, 1, '', now(),
      now(), now(), now())`),
  `insert into invoice_lines (bucket, organization_id, invoice_id, position, id, customer_id, kind,
    description, price_id, product_id, meter_id, period_start, period_end, quantity, currency,
    amount_unrounded, amount, calculation)
    select 7, 'org_1', 'inv_' || n, 1, 'line_' || n, 'cus_1', 'usage', '', 'price_1', 'prod_1',
      'mtr_1', '2026-01-01Z', '2026-02-01Z', 10.5, 'USD', 21, 21.00,
      '{"event_count": 3, "event_checksum": "sha256sum:${checksum}"}'
    from generate_series(1, 4) as n`,
]

test('what stands on final invoices is remembered as billed', async () => {
  const database = await openPglite({})
  const run = (statement: string) => database.queries.executeQuery(CompiledQuery.raw(statement))
  await migrate(database, migrations.filter(({ name }) => name < '0006'))
  for (const statement of stored) await run(statement)
  expect(await migrate(database)).toContain('0009-late-usage')
  const { rows } = await run(`select w.subscription_id as of, item_id, price_id, invoice_id, ended,
      c.id as customer, m.id as meter, quantity, amount, event_count,
      encode(event_checksum, 'hex') as checksum, start_at < end_at as whole
    from closed_usage_windows as w join customers as c on c.number = w.customer_number
    join meters as m on m.number = w.meter_number order by 1`)
  const billed = {
    price_id: 'price_1', customer: 'cus_1', meter: 'mtr_1', quantity: '10.5', amount: '21.00',
    event_count: '3', checksum, whole: true,
  }
  expect(rows).toEqual([
    { ...billed, of: 'sub_1', item_id: 'subi_1', invoice_id: 'inv_1', ended: false },
    { ...billed, of: 'sub_2', item_id: 'subi_2', invoice_id: 'inv_2', ended: true },
    { ...billed, of: 'sub_3', item_id: 'subi_3', invoice_id: 'inv_3', ended: false },
  ])
  await database.close()
})
