import { expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()

let keys = 0
/** A key that nobody has used. */
const key = (): string => {
  keys += 1
  return `credits-in-time-${keys}`
}

/** A customer on a clock with a monthly subscription of 49.00 that is due a day after its end. */
const subscribed = async () => {
  const tenant = await engine.tenant({ draft_grace_hours: 0, payment_terms_days: 1 })
  const { body: clock } = await tenant.post('/test-clocks', { now: '2026-01-01T00:00:00Z' })
  const { body: customer } = await tenant.post('/customers',
    { name: 'Everest Analytics', test_clock_id: clock.id })
  const { body: product } = await tenant.post('/products', { name: 'Seats' })
  const { body: price } = await tenant.post('/prices', {
    product_id: product.id, currency: 'USD', pricing: { type: 'flat', amount: '49' },
  })
  const { body: plan } = await tenant.post('/plans', {
    name: 'Team', currency: 'USD', interval: { unit: 'month', count: 1 },
    items: [{ price_id: price.id }],
  })
  const { body: subscription } = await tenant.post('/subscriptions',
    { customer_id: customer.id, plan_id: plan.id }, key())
  const { body: invoices } = await tenant.get('/invoices')
  const advance = (now: string) => tenant.post(`/test-clocks/${clock.id}/advance`, { to: now })
  const status = async () =>
    (await tenant.get(`/subscriptions/${subscription.id}`)).body.status as string
  return { tenant, customer, subscription, invoice: invoices.data[0], advance, status }
}

test('a note over an overdue invoice settles it, and voiding it does not', async () => {
  const { tenant, invoice, advance, status } = await subscribed()
  const { body: lines } = await tenant.get(`/invoices/${invoice.id}/lines`)
  await advance('2026-01-02T00:00:00Z')
  expect(await status()).toBe('past_due')
  const { body: note } = await tenant.post('/credit-notes', {
    invoice_id: invoice.id, currency: 'USD', reason: 'duplicate',
    lines: [{ line_id: lines.data[0].id, amount: '49.00' }],
  }, key())
  expect(await status()).toBe('active')
  await tenant.post(`/credit-notes/${note.id}/void`)
  await advance('2026-01-03T00:00:00Z')
  expect(await status()).toBe('past_due')
})

test('a grant expires on the clock of its customer', async () => {
  const { tenant, customer, advance } = await subscribed()
  const { body: grant } = await tenant.post('/credit-grants', {
    customer_id: customer.id, amount: '5', currency: 'USD', expires_at: '2026-02-01T00:00:00Z',
  }, key())
  const { body: advanced } = await advance('2026-02-01T00:00:00Z')
  expect(advanced.effects.map(({ type }: { type: string }) => type))
    .toContain('credit_grant_expired')
  expect((await tenant.get(`/credit-grants/${grant.id}`)).body)
    .toMatchObject({ status: 'expired', remaining: '0.00' })
  const { body: entries } = await tenant.get(`/customers/${customer.id}/credit-entries`)
  expect(entries.data).toMatchObject(
    [{ type: 'expired', amount: '-5.00', at: '2026-02-01T00:00:00Z' }, { type: 'granted' }])
})
