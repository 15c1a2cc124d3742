import { expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'
import type { Client } from '../../../test/running-engine.ts'

const engine = runningEngine()

let keys = 0
/** A key that nobody has used. */
const key = (): string => {
  keys += 1
  return `credits-${keys}`
}

const setting = async () => {
  const tenant = await engine.tenant()
  const { body: customer } = await tenant.post('/customers', { name: 'Everest Analytics' })
  return { tenant, customerId: customer.id as string, ...billing(tenant, customer.id as string) }
}

/** What the tests do with one customer. */
const billing = (tenant: Client, customerId: string) => ({
  grant: (parts: object = {}) => tenant.post('/credit-grants',
    { customer_id: customerId, amount: '5.00', currency: 'USD', ...parts }, key()),
  /** A finalized one-off invoice of 20.50 with its lines. */
  invoice: async (parts: object = {}) => {
    const line = { description: 'Set-up', quantity: '1', unit_amount: '20.50' }
    const { body: draft } = await tenant.post('/invoices',
      { customer_id: customerId, currency: 'USD', lines: [line], ...parts }, key())
    const { body } = await tenant.post(`/invoices/${draft.id}/finalize`)
    const { body: lines } = await tenant.get(`/invoices/${draft.id}/lines`)
    return { invoice: body, lines: lines.data }
  },
  balance: async () => (await tenant.get(`/customers/${customerId}/credit-balance`)).body.balances,
})

test('coupon, tax and credits reduce an invoice in their order', async () => {
  const { tenant, customerId, grant, invoice, balance } = await setting()
  const { body: rate } = await tenant.post('/tax-rates',
    { name: 'Sales tax', percentage: '8.8', inclusive: false, country: 'US' })
  const { body: coupon } = await tenant.post('/coupons',
    { name: 'Launch offer', percentage: '10', duration: 'once', max_redemptions: 1 })
  const given = await tenant.post(`/customers/${customerId}/discounts`, { coupon_id: coupon.id })
  expect([given.status, given.body.remaining_invoices]).toEqual([201, 1])
  const { body: granted } = await grant()
  const billed = await invoice({ tax_rate_ids: [rate.id] })
  expect(billed.invoice).toMatchObject({
    discount_total: '2.05', tax_total: '1.62', total: '20.07', credits_applied: '5.00',
    amount_due: '15.07', credits: [{ credit_grant_id: granted.id, amount: '5.00' }],
  })
  const { body: discounts } = await tenant.get(`/customers/${customerId}/discounts`)
  expect(discounts.data).toMatchObject([{ status: 'used', remaining_invoices: 0 }])
  expect(await balance()).toEqual([{ currency: 'USD', balance: '0.00', available: '0.00' }])
  const { body: entries } = await tenant.get(
    `/customers/${customerId}/credit-entries?credit_grant_id=${granted.id}&currency=USD`)
  expect(entries.data).toMatchObject([
    { type: 'applied', amount: '-5.00', invoice_id: billed.invoice.id },
    { type: 'granted', amount: '5.00', invoice_id: null },
  ])
})

test('voiding an invoice gives back what reduced and paid it', async () => {
  const { tenant, customerId, grant, invoice, balance } = await setting()
  const { body: coupon } = await tenant.post('/coupons',
    { name: 'Welcome', amount_off: '0.5', currency: 'USD', duration: 'once' })
  expect(coupon.amount_off).toBe('0.50')
  await tenant.post(`/customers/${customerId}/discounts`, { coupon_id: coupon.id })
  await grant()
  const { invoice: { id } } = await invoice()
  await tenant.post(`/invoices/${id}/void`)
  const { body: discounts } = await tenant.get(`/customers/${customerId}/discounts`)
  expect(discounts.data).toMatchObject([{ status: 'active', remaining_invoices: 1 }])
  expect(await balance()).toEqual([{ currency: 'USD', balance: '5.00', available: '5.00' }])
  const removed = await tenant.send('DELETE',
    `/customers/${customerId}/discounts/${discounts.data[0].id}`)
  expect([removed.status, removed.body.status]).toEqual([200, 'removed'])
})

test('a grant is listed, got and voided', async () => {
  const { tenant, customerId, grant } = await setting()
  const parts = { name: 'Welcome credit', priority: 0, cost_basis: '0.800', metadata: { a: 'b' } }
  const { status, body } = await grant({ ...parts, expires_at: '2099-01-01T00:00:00Z' })
  expect([status, body.status, body.cost_basis]).toEqual([201, 'active', '0.8'])
  expect((await tenant.get(`/credit-grants/${body.id}`)).body).toEqual(body)
  const list = await tenant.get(`/credit-grants?customer_id=${customerId}`)
  expect(list.body).toEqual({ data: [body], has_more: false, next_cursor: null })
  const voided = await tenant.post(`/credit-grants/${body.id}/void`)
  expect(voided.body).toMatchObject({ status: 'voided', remaining: '0.00' })
  const again = await tenant.post(`/credit-grants/${body.id}/void`)
  expect(again.body).toMatchObject(
    { code: 'invalid_state_transition', state: 'voided', action: 'void' })
  const keyless = await tenant.post('/credit-grants',
    { customer_id: customerId, amount: '5.00', currency: 'USD' })
  expect(keyless.body.code).toBe('idempotency_key_required')
})

test('a credit note is previewed, made, listed and voided', async () => {
  const { tenant, customerId, invoice, balance } = await setting()
  const { invoice: { id }, lines } = await invoice()
  await tenant.post(`/invoices/${id}/payments`, { amount: '20.50', currency: 'USD' }, key())
  const terms = {
    invoice_id: id, currency: 'USD', reason: 'order_change',
    lines: [{ line_id: lines[0].id, amount: '8' }],
  }
  const preview = await tenant.post('/credit-notes/preview', terms)
  const { status, body: note } = await tenant.post('/credit-notes', terms, key())
  expect([status, note.number, note.amount_to_balance]).toEqual([201, 'CN-000001', '8.00'])
  expect(note).toMatchObject(preview.body)
  for (const filter of [`customer_id=${customerId}`, `invoice_id=${id}`]) {
    expect((await tenant.get(`/credit-notes?${filter}`)).body.data).toEqual([note])
  }
  expect(await balance()).toEqual([{ currency: 'USD', balance: '8.00', available: '8.00' }])
  const above = await tenant.post('/credit-notes', {
    ...terms, lines: [{ line_id: lines[0].id, amount: '12.51' }],
  }, key())
  expect(above.body).toMatchObject({
    code: 'credit_note_exceeds_line',
    errors: [{ pointer: '/lines/0/amount', code: 'amount_above_line' }],
  })
  const voided = await tenant.post(`/credit-notes/${note.id}/void`)
  expect(voided.body).toMatchObject({ status: 'void', number: note.number })
  expect((await tenant.get(`/credit-notes/${note.id}`)).body).toEqual(voided.body)
  expect(await balance()).toEqual([{ currency: 'USD', balance: '0.00', available: '0.00' }])
})

test('what cannot be redeemed says why', async () => {
  const { tenant, customerId } = await setting()
  const { body: coupon } = await tenant.post('/coupons',
    { name: 'Welcome', percentage: '10', duration: 'repeating', duration_invoices: 2 })
  await tenant.post(`/coupons/${coupon.id}/archive`)
  const refused = await tenant.post(`/customers/${customerId}/discounts`,
    { coupon_id: coupon.id })
  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: 'coupon_not_redeemable', reason: 'archived' })
  expect((await tenant.get('/coupons')).body.data).toMatchObject([{ redemptions: 0 }])
})

test('a customer keeps archived tax rates and takes no new ones', async () => {
  const { tenant } = await setting()
  const { body: rate } = await tenant.post('/tax-rates',
    { name: 'VAT', percentage: '20', inclusive: true })
  expect((await tenant.get(`/tax-rates/${rate.id}`)).body).toEqual(rate)
  const { body: taxed } = await tenant.post('/customers',
    { name: 'Lhotse', tax_rate_ids: [rate.id] })
  await tenant.post(`/tax-rates/${rate.id}/archive`)
  expect((await tenant.get('/tax-rates')).body.data).toMatchObject([{ id: rate.id }])
  const kept = await tenant.patch(`/customers/${taxed.id}`, { tax_rate_ids: [rate.id] })
  expect(kept.body.tax_rate_ids).toEqual([rate.id])
  const refused = await tenant.post('/customers', { name: 'Makalu', tax_rate_ids: [rate.id] })
  expect([refused.status, refused.body.code]).toEqual([409, 'resource_archived'])
})

test('the payment terms are 30 days unless they are set', async () => {
  const tenant = await engine.tenant()
  const terms = async () => (await tenant.get('/organization')).body.payment_terms_days
  expect(await terms()).toBe(30)
  await tenant.patch('/organization', { payment_terms_days: 0 })
  expect(await terms()).toBe(0)
})
