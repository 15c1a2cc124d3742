import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { at } from '../../../test/records.ts'
import { readLineSources } from '../../domain/invoicing/line-source-json.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { bucketOf } from '../bucket.ts'
import type { Database } from '../connection/database.ts'
import { openPglite } from '../connection/open-pglite.ts'
import { createStore } from '../store.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'

const bucket = bucketOf('org_1', 'cus_1')
const [startText, boundaryText, endText] =
  ['2026-01-31T00:00:00.5Z', '2026-02-28T00:00:00.5Z', '2026-03-31T00:00:00.5Z']
const [start, boundary, end] = [at(startText), at(boundaryText), at(endText)]

/** A subscription of two items in its second period, and one that was canceled in its first. */
const stored = [
  `insert into organizations (id, name, time_zone, draft_grace_hours, late_usage_policy,
    invoice_number_prefix, created_at, updated_at)
    values ('org_1', 'N', 'UTC', 1, 'reject', 'INV', '${startText}', '${startText}')`,
  `insert into customers (organization_id, id, name, metadata, created_at, updated_at)
    values ('org_1', 'cus_1', 'C', '{}', '${startText}', '${startText}')`,
  `insert into products (organization_id, id, name, metadata, created_at)
    values ('org_1', 'prod_1', 'P', '{}', '${startText}')`,
  `insert into meters (organization_id, id, name, event_name, aggregation, metadata, created_at)
    values ('org_1', 'mtr_1', 'M', 'e', 'count', '{}', '${startText}')`,
  ...[['usage', "'mtr_1'", 'in_arrears'], ['seat', 'null', 'in_advance']].map(
    ([name, meter, timing]) => `insert into prices (organization_id, id, product_id, currency,
      pricing, included_quantity, meter_id, timing, metadata, created_at)
      values ('org_1', 'price_${name}', 'prod_1', 'JPY', '{}', 0, ${meter}, '${timing}', '{}',
        '${startText}')`),
  `insert into plans (organization_id, id, name, metadata, created_at, current_version_id)
    values ('org_1', 'plan_1', 'L', '{}', '${startText}', 'pver_1')`,
  `insert into plan_versions (organization_id, id, plan_id, number, status, currency,
    interval_unit, interval_count, published_at)
    values ('org_1', 'pver_1', 'plan_1', 1, 'published', 'JPY', 'month', 1, '${startText}')`,
  ...[['sub_1', 'active', 2, boundaryText, endText], ['sub_2', 'canceled', 1, null, null]]
    .map(([id, status, next, from, until]) => `insert into subscriptions (bucket, organization_id,
      id, customer_id, plan_id, plan_version_id, status, currency, time_zone, interval_unit,
      interval_count, billing_anchor, start_at, next_boundary, current_period_start,
      current_period_end, metadata, created_at, updated_at)
      values (${bucket}, 'org_1', '${id}', 'cus_1', 'plan_1', 'pver_1', '${status}', 'JPY', 'UTC',
        'month', 1, '${startText}', '${startText}', ${next}, ${from ? `'${from}'` : 'null'},
        ${until ? `'${until}'` : 'null'}, '{"a": "b"}', '${startText}', '${startText}')`),
  ...['sub_1', 'sub_2'].flatMap((id) => [['usage', 'null'], ['seat', '2.50']].map(
    ([price, quantity], index) => `insert into subscription_items (bucket, organization_id,
      subscription_id, id, customer_id, position, price_id, quantity)
      values (${bucket}, 'org_1', '${id}', '${id}_${price}', 'cus_1', ${index + 1},
        'price_${price}', ${quantity})`)),
  ...[['sub_1', 0, 'closed'], ['sub_1', 1, 'open'], ['sub_2', 0, 'closed']].map(
    ([id, index, status]) => `insert into billing_periods (bucket, organization_id,
      subscription_id, index, id, customer_id, start_at, end_at, status, created_at)
      values (${bucket}, 'org_1', '${id}', ${index}, 'per_${id}_${index}', 'cus_1', '${startText}',
        '${boundaryText}', '${status}', '${startText}')`),
  `insert into jobs (bucket, organization_id, kind, subject_id, customer_id, due_at, available_at,
    attempts, last_error) values (${bucket}, 'org_1', 'run_billing_boundary', 'sub_1', 'cus_1',
      '${endText}', '${endText}', 2, 'no')`,
  ...[['inv_1', 'sub_1', 0, 'void'], ['inv_2', 'sub_1', 1, 'finalized'],
    ['inv_3', 'sub_2', 0, 'draft']].map(([id, subscription, number, status]) =>
    `insert into invoices (bucket, organization_id, id, customer_id, subscription_id, boundary,
      number, customer_snapshot, status, payment_status, currency, subtotal, total, amount_due,
      calculation_digest, issued_at, finalize_at, calculated_at, finalized_at, voided_at,
      created_at)
      values (${bucket}, 'org_1', '${id}', 'cus_1', '${subscription}', ${number},
        ${status === 'draft' ? 'null' : `'${id}'`}, '{"name": "C"}', '${status}',
        ${status === 'draft' ? 'null' : "'unpaid'"}, 'JPY', ${id === 'inv_3' ? '-7' : '1250'},
        ${id === 'inv_3' ? '-7' : '1250'}, ${id === 'inv_3' ? '-7' : '1250'}, 'sha256:01',
        '${boundaryText}', '${boundaryText}', '${boundaryText}',
        ${status === 'draft' ? 'null' : `'${boundaryText}'`},
        ${status === 'void' ? `'${endText}'` : 'null'}, '${boundaryText}')`),
  ...[['usage', 'usage', '10.50', 1000], ['minimum', 'usage', '0', 200],
    ['fixed', 'seat', '2.50', 50]]
    .map(([kind, price, quantity, amount], index) => `insert into invoice_lines (bucket,
      organization_id, invoice_id, position, id, customer_id, kind, description, price_id,
      product_id, meter_id, period_start, period_end, quantity, currency, amount_unrounded, amount,
      calculation)
      values (${bucket}, 'org_1', 'inv_2', ${index + 1}, 'line_${index}', 'cus_1', '${kind}', 'D',
        'price_${price}', 'prod_1', null, '${startText}', '${boundaryText}', ${quantity}, 'JPY',
        ${amount}.25, ${amount}, '{"kind": "${kind}", "steps": []}')`)
]

/** Migrated as an engine of before, filled, and migrated to now. */
const carriedOver = async (): Promise<Database> => {
  const database = await openPglite({})
  await migrate(database, migrations.filter(({ name }) => name < '0011'))
  await database.transaction(async (transaction) => {
    for (const statement of stored) await transaction.executeQuery(CompiledQuery.raw(statement))
  })
  expect(await migrate(database)).toContain('0011-subscriptions-and-invoices')
  return database
}

const organizationId = 'org_1'
const of = { organizationId, customerId: 'cus_1' }

test('subscriptions, invoices and jobs of before are carried over', async () => {
  const database = await carriedOver()
  const store = createStore(database)
  const whole = { openFrom: null, chargedFrom: null, chargedUntil: null, chargedEarlier: [],
    continuesFrom: null }
  const items = (id: string) => [
    { id: `${id}_usage`, priceId: 'price_usage', quantity: null, ...whole },
    { id: `${id}_seat`, priceId: 'price_seat', quantity: Decimal.parse('2.5'), ...whole }
  ]
  expect(await store.subscriptions.find({ organizationId, id: 'sub_1' })).toEqual({
    ...of, id: 'sub_1', planId: 'plan_1', planVersionId: 'pver_1', status: 'active',
    currency: 'JPY', timeZone: 'UTC', intervalUnit: 'month', intervalCount: 1,
    billingAnchor: start, startAt: start, trialEnd: null, prorationUnit: 'day', taxRateIds: null,
    currentPeriodIndex: 1, currentPeriodStart: boundary, currentPeriodEnd: end, periodCount: 2,
    turnCount: 2, cancelAt: null, cancelSettlement: 'none', canceledAt: null, pausedAt: null,
    metadata: { a: 'b' }, createdAt: start, updatedAt: start, items: items('sub_1')
  })
  expect(await store.subscriptions.find({ organizationId, id: 'sub_2' })).toMatchObject({
    currentPeriodIndex: null, periodCount: 1, turnCount: 1, items: items('sub_2')
  })
  const due = { kind: 'run_turn' as const, now: end, limit: 5 }
  expect(await store.transaction(({ jobs }) => jobs.claimDue(due)))
    .toMatchObject([{ subjectId: 'sub_1', attempts: 2, lastError: 'no' }])
  expect(await store.customers.find({ organizationId, id: 'cus_1' }))
    .toMatchObject({ taxRateIds: [] })
  expect(await store.organizations.find('org_1')).toMatchObject({ paymentTermsDays: 30 })
  await database.close()
})

test('invoices of before keep their amounts and get their sources', async () => {
  const database = await carriedOver()
  const store = createStore(database)
  const nothing = { discountTotal: '0', taxTotal: '0', creditsApplied: '0', amountPaid: '0',
    amountCredited: '0', discounts: [], taxes: [], credits: [], taxRateIds: [], dueAt: null }
  const final = await store.invoices.find({ organizationId, id: 'inv_2' })
  expect(final).toMatchObject({
    ...nothing, turn: 1, number: 'inv_2', status: 'finalized', total: '1250', amountDue: '1250',
    amountRemaining: '1250', updatedAt: boundary, calculationDigest: 'sha256:01'
  })
  const period = { start, end: boundary }
  const source = { period, trial: false }
  expect(readLineSources(final?.sources ?? [])).toEqual([
    { ...source, kind: 'usage', itemId: 'sub_1_usage', priceId: 'price_usage' },
    { ...source, kind: 'fixed', itemId: 'sub_1_seat', priceId: 'price_seat',
      quantity: Decimal.parse('2.5') }
  ])
  const lines = await store.invoiceLines.all({ ...of, invoiceId: 'inv_2' })
  expect(lines.map(({ itemId, amount, netAmount }) => [itemId, amount, netAmount])).toEqual([
    ['sub_1_usage', '1000', '1000'], ['sub_1_usage', '200', '200'], ['sub_1_seat', '50', '50']
  ])
  expect(lines[0]).toMatchObject({
    discountAmount: '0', creditedAmount: '0', taxes: [], portion: null, trial: false
  })
  expect(lines.map(({ calculation }) => JSON.parse(calculation))).toEqual(
    ['usage', 'minimum', 'fixed'].map((kind) => ({ kind, steps: [] })))
  expect(await store.invoices.find({ organizationId, id: 'inv_1' }))
    .toMatchObject({ ...nothing, status: 'void', sources: [], updatedAt: end })
  expect(await store.invoices.find({ organizationId, id: 'inv_3' }))
    .toMatchObject({ status: 'draft', amountDue: '-7', amountRemaining: '0' })
  await database.close()
})
