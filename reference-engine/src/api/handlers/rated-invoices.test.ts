import { expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'
import type { Client } from '../../../test/running-engine.ts'

const engine = runningEngine()
const start = '2026-02-01T00:00:00Z'

type Event = readonly [id: string, timestamp: string, properties: object]

/** The lines of the invoice of one month of usage, with their calculations. */
const billed = async (tenant: Client, terms: { price: object; events: readonly Event[] }) => {
  const { body: clock } = await tenant.post('/test-clocks', { now: start })
  const { body: customer } =
    await tenant.post('/customers', { name: 'C', test_clock_id: clock.id, time_zone: 'UTC' })
  const { body: product } = await tenant.post('/products', { name: 'P' })
  const { body: meter } = await tenant.post('/meters', {
    name: 'M', event_name: 'e', aggregation: 'sum', value_property: 'v',
    group_by: ['region', 'tier'],
  })
  const { body: price } = await tenant.post('/prices',
    { product_id: product.id, currency: 'USD', meter_id: meter.id, ...terms.price })
  const { body: plan } = await tenant.post('/plans', {
    name: 'L', currency: 'USD', interval: { unit: 'month', count: 1 },
    items: [{ price_id: price.id }],
  })
  await tenant.post('/subscriptions', { customer_id: customer.id, plan_id: plan.id }, 'once')
  await tenant.post(`/test-clocks/${clock.id}/advance`, { to: '2026-02-28T23:00:00Z' })
  const events = terms.events.map(([id, timestamp, properties]) =>
    ({ id, event_name: 'e', customer_id: customer.id, timestamp, properties }))
  const { body: { results } } = await tenant.post('/usage-events', { events })
  expect(results.map(({ status }: { status: string }) => status))
    .toEqual(events.map(() => 'accepted'))
  await tenant.post(`/test-clocks/${clock.id}/advance`, { to: '2026-03-01T02:00:00Z' })
  const { body: { data: [invoice] } } = await tenant.get(`/invoices?customer_id=${customer.id}`)
  const { body: { data: lines } } = await tenant.get(`/invoices/${invoice.id}/lines`)
  const { body: { calculation } } = await tenant.get(`/invoices/${invoice.id}/explanation`)
  return { invoice, lines, calculation, price }
}

const transfers: Event[] = [
  ['c', '2026-02-10T12:00:00.000002Z', { v: '100.50' }],
  ['b', '2026-02-10T12:00:00.000001Z', { v: '-20' }],
  ['z', '2026-02-10T12:00:00.000001Z', { v: '50' }],
  ['a', '2026-02-10T12:00:00.000002Z', { v: '30' }],
  ['d', '2026-02-28T22:59:59.999999Z', { v: '0.01' }],
]

test('a percentage bills the events in the order of (timestamp, id)', async () => {
  const tenant = await engine.tenant()
  const pricing = {
    type: 'percentage', rate: '2.9', fixed_amount: '0.3', free_transactions: 2,
    minimum_amount_per_transaction: '0.5',
  }
  const { lines, calculation, price, invoice } =
    await billed(tenant, { price: { pricing }, events: transfers })
  expect(lines).toMatchObject([{ kind: 'usage', quantity: '160.51', amount: '3.71' }])
  expect(calculation.lines).toMatchObject([{
    pricing, quantity: '160.51', rated_quantity: '160.51', event_count: 5, amount: '3.71',
    steps: [
      { ref: 'percentage', quantity: '100.5', unit_amount: '0.029', amount: '2.91' },
      { ref: 'transaction-fixed', quantity: '1', unit_amount: '0.3', amount: '0.30' },
      { ref: 'transaction-minimum', quantity: '1', unit_amount: '0.5', amount: '0.50' },
    ],
  }])
  expect(invoice).toMatchObject({ status: 'finalized', total: '3.71' })
  const { body: preview } = await tenant.post('/prices/preview',
    { price_id: price.id, transactions: ['-20', '50', '30', '100.50', '0.01'] })
  expect(preview.steps).toEqual(calculation.lines[0].steps)
})

test('a matrix bills each combination, and its minimum on a line of its own', async () => {
  const tenant = await engine.tenant()
  const pricing = {
    type: 'matrix', dimensions: ['tier', 'region'], default_unit_amount: '0.001',
    cells: [
      { values: { region: 'eu', tier: 'hot' }, unit_amount: '0.025' },
      { values: { tier: 'cold', region: 'eu' }, unit_amount: '0.01' },
    ],
  }
  const at = '2026-02-10T12:00:00Z'
  const { lines, calculation, price, invoice } = await billed(tenant, {
    price: { pricing, minimum_amount: '5' },
    events: [
      ['1', at, { v: '10', region: 'eu', tier: 'hot' }], ['2', at, { v: '5', region: 'eu' }],
      ['3', at, { v: '7', region: 'us', tier: 'hot' }],
      ['4', at, { v: '2.5', region: 'eu', tier: 'hot' }],
      ['5', at, { v: '-4', region: 'eu', tier: 'cold' }],
    ],
  })
  expect(lines).toMatchObject([
    { kind: 'usage', quantity: '20.5', amount: '0.32', amount_unrounded: '0.3245' },
    { kind: 'minimum', quantity: '1', amount: '4.68', meter_id: price.meter_id,
      price_id: price.id },
  ])
  expect(calculation.lines).toMatchObject([
    { rated_quantity: '20.5', event_count: 5, minimum_amount: '5', pricing,
      steps: [{ ref: 'cell-1', quantity: '12.5' }, { ref: 'cell-default', quantity: '12' }] },
    { event_count: 0, steps: [{ ref: 'minimum', quantity: '1', unit_amount: '4.68' }] },
  ])
  expect(invoice.total).toBe('5.00')
  const { body: preview } = await tenant.post('/prices/preview', { price_id: price.id, groups: [
    { values: { tier: 'hot', region: 'eu' }, quantity: '12.5' },
    { values: { tier: null, region: 'eu' }, quantity: '5' },
    { values: { tier: 'hot', region: 'us' }, quantity: '7' },
  ] })
  expect(preview).toMatchObject({ amount: '0.32', minimum_adjustment: '4.68', total: '5.00' })
  expect(preview.steps).toEqual(calculation.lines[0].steps)
})

test('units are converted and discounted on an invoice as in a preview', async () => {
  const tenant = await engine.tenant()
  const terms = {
    pricing: { type: 'graduated', tiers: [{ up_to: '1', unit_amount: '3' },
      { unit_amount: '1.333' }] },
    unit_conversion: { operation: 'divide', factor: '60' }, included_quantity: '0.5',
    discounts: [{ type: 'percentage', percentage: '10' }, { type: 'usage', quantity: '0.25' }],
    maximum_amount: '2.00',
  }
  const events: Event[] = [['1', '2026-02-10T12:00:00Z', { v: '100' }]]
  const { lines, calculation, price } = await billed(tenant, { price: terms, events })
  const { body: preview } =
    await tenant.post('/prices/preview', { price_id: price.id, quantity: '100' })
  expect(lines).toMatchObject([
    { kind: 'usage', amount: preview.amount },
    { kind: 'maximum', amount: preview.maximum_adjustment },
  ])
  expect(calculation.lines[0]).toMatchObject({
    rated_quantity: preview.rated_quantity, steps: preview.steps,
    unit_conversion: terms.unit_conversion, discounts: terms.discounts, maximum_amount: '2',
  })
  expect(calculation.total).toBe('2.00')
})
