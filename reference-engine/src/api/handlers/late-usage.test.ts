import { expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()
const [january, february, march] =
  ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z']

/** A subscription whose January of 10 units at 2.50 is final; its clock stands in February. */
const world = async (settings: object = {}) => {
  const tenant = await engine.tenant({ draft_grace_hours: 0, ...settings })
  const { body: clock } = await tenant.post('/test-clocks', { now: january })
  const { body: customer } = await tenant.post('/customers',
    { name: 'C', external_id: 'c', test_clock_id: clock.id, time_zone: 'UTC' })
  const { body: product } = await tenant.post('/products', { name: 'P' })
  const { body: meter } = await tenant.post('/meters',
    { name: 'M', event_name: 'e', aggregation: 'sum', value_property: 'v' })
  const { body: price } = await tenant.post('/prices', {
    product_id: product.id, currency: 'USD', meter_id: meter.id,
    pricing: { type: 'per_unit', unit_amount: '2.5' },
  })
  const { body: plan } = await tenant.post('/plans', {
    name: 'L', currency: 'USD', interval: { unit: 'month', count: 1 },
    items: [{ price_id: price.id }],
  })
  const { body: subscription } =
    await tenant.post('/subscriptions', { customer_id: customer.id, plan_id: plan.id }, 'once')
  const advance = (to: string) => tenant.post(`/test-clocks/${clock.id}/advance`, { to })
  const ingest = async (id: string, v: string, timestamp = '2026-01-31T23:59:59.999999Z') => {
    const event = { id, event_name: 'e', customer_id: customer.id, timestamp, properties: { v } }
    const { body: { results: [result] } } = await tenant.post('/usage-events', { events: [event] })
    return result
  }
  await advance('2026-01-31T23:59:59Z')
  await ingest('1', '10')
  await advance('2026-02-03T00:00:00Z')
  const invoice = async () => {
    const { body: { data: [{ id, total }] } } =
      await tenant.get(`/invoices?subscription_id=${subscription.id}`)
    const { body: { data: lines } } = await tenant.get(`/invoices/${id}/lines`)
    const { body: { calculation, references } } = await tenant.get(`/invoices/${id}/explanation`)
    return { total, lines, calculation, references }
  }
  return { tenant, customer, meter, price, subscription, advance, ingest, invoice }
}

test('late usage stands on the next invoice with its derivation', async () => {
  const { meter, price, advance, ingest, invoice } = await world()
  expect(await ingest('2', '0.2')).toMatchObject({ status: 'accepted' })
  await advance(march)
  const { total, lines, calculation, references } = await invoice()
  expect(total).toBe('0.50')
  expect(lines[1]).toMatchObject({
    position: 2, kind: 'usage_adjustment', price_id: price.id, meter_id: meter.id,
    period: { start: january, end: february }, quantity: '0.2', amount: '0.50',
  })
  expect(calculation.lines[1]).toMatchObject({
    kind: 'usage_adjustment', event_count: 2, rated_quantity: '0.2', rounding_residue: '0',
    steps: [
      { ref: 'new-total', quantity: '1', unit_amount: '25.5', amount: '25.50' },
      { ref: 'billed', quantity: '-1', unit_amount: '25', amount: '-25.00' },
    ],
  })
  expect(references[1]).toMatchObject({ position: 2, price_id: price.id, meter_id: meter.id })
})

test('a void of billed usage gives money back', async () => {
  const { tenant, customer, advance, invoice } = await world()
  const { status } = await tenant.post('/usage-events/1/void', { customer_id: customer.id })
  await advance(march)
  expect([status, (await invoice()).total]).toEqual([200, '-25.00'])
})

test('nothing is taken that no invoice would follow', async () => {
  const { tenant, customer, subscription, ingest } = await world()
  await tenant.post(`/subscriptions/${subscription.id}/cancel`, { mode: 'now' }, 'end')
  const refused = { pointer: '/events/0/timestamp', code: 'usage_period_closed' }
  expect(await ingest('2', '1')).toMatchObject({ status: 'rejected', problem: refused })
  const correct = (action: string, terms: object = {}) =>
    tenant.post(`/usage-events/1/${action}`, { customer_id: customer.id, ...terms })
  const fault = { pointer: '/timestamp', code: 'usage_period_closed' }
  const answers = [await correct('void'), await correct('amend', { properties: { v: '9' } })]
  const wanted = { status: 422, body: { code: 'usage_correction_refused', errors: [fault] } }
  expect(answers).toMatchObject([wanted, wanted])
})

test('a closed period that refuses is no place to move usage to', async () => {
  const { tenant, customer, ingest } = await world({ late_usage_policy: 'reject' })
  await ingest('2', '1', '2026-02-02T00:00:00Z')
  const amended = await tenant.post('/usage-events/2/amend',
    { customer_id: customer.id, timestamp: '2026-01-31T23:00:00Z' })
  expect(amended.body.errors).toMatchObject([{ code: 'usage_period_closed' }])
})
