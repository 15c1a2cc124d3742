import { expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()

/** A customer with a draft of one line over 100.00 USD. */
const drafted = async (parts: object = {}) => {
  const tenant = await engine.tenant({ payment_terms_days: 14 })
  const { body: customer } = await tenant.post('/customers', { name: 'Northwind' })
  const { status, body: draft } = await tenant.post('/invoices', {
    customer_id: customer.id, currency: 'USD',
    lines: [{ description: 'Set-up', quantity: '2', unit_amount: '50' }], ...parts,
  }, 'once')
  expect(status).toBe(201)
  const on = (action: string, body?: object, key?: string) =>
    tenant.post(`/invoices/${draft.id}/${action}`, body, key)
  return { tenant, customer, draft, on, path: `/invoices/${draft.id}` }
}

test('a one-off invoice is drafted, edited, finalized and paid', async () => {
  const { draft, tenant, on, path } = await drafted({ memo: 'Thanks', metadata: { a: 'b' } })
  expect(draft).toMatchObject({
    status: 'draft', payment_status: null, subscription_id: null, total: '100.00',
    finalize_at: null, due_at: null, memo: 'Thanks', discounts: [], taxes: [], credits: [],
  })
  const added = await on('lines', {
    currency: 'USD', description: 'Rebate', quantity: '1', unit_amount: '-10.005',
    period: { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' },
  })
  expect(added).toMatchObject({ status: 201, body: { total: '89.99' } })
  const edited = await tenant.patch(path, { memo: null, metadata: { a: null } })
  expect(edited).toMatchObject({ status: 200, body: { memo: null, metadata: {} } })
  expect(await on('refresh')).toMatchObject({ status: 200, body: { total: '89.99' } })
  const { body: final } = await on('finalize')
  expect(final).toMatchObject(
    { status: 'finalized', payment_status: 'unpaid', amount_remaining: '89.99' })
  expect(Date.parse(final.due_at) - Date.parse(final.finalized_at)).toBe(14 * 86_400_000)
  const paid = await on('payments', { amount: '89.99', currency: 'USD', reference: 'bank 1' })
  expect(paid)
    .toMatchObject({ status: 201, body: { payment_status: 'paid', amount_paid: '89.99' } })
  expect((await tenant.get(path)).body).toEqual(paid.body)
  const { body: { data } } = await tenant.get('/invoices?payment_status=paid')
  expect(data).toEqual([paid.body])
  expect((await tenant.get('/invoices?payment_status=unpaid')).body.data).toEqual([])
})

test('its lines, explanation and verification tell the same', async () => {
  const { on, tenant, path } = await drafted()
  await on('finalize')
  const { body: { data: [line] } } = await tenant.get(`${path}/lines`)
  expect(line).toMatchObject({
    kind: 'one_off', amount: '100.00', net_amount: '100.00', discount_amount: '0.00', taxes: [],
    price_id: null, product_id: null, period: null, portion: null, charged_line_id: null,
    credited_amount: '0.00', quantity: '2',
  })
  const { body: { calculation, calculation_digest: digest, references } } =
    await tenant.get(`${path}/explanation`)
  expect(calculation).toMatchObject({ total: '100.00', credits: [], amount_due: '100.00' })
  expect(references).toEqual([{ position: 1, line_id: line.id, price_id: null, meter_id: null }])
  const { status, body } = await on('verification')
  expect([status, body.result, body.recalculated_digest]).toEqual([200, 'identical', digest])
})

test('an invoice is given up, voided and made anew', async () => {
  const { on, tenant, path, draft } = await drafted()
  await on('finalize')
  expect((await on('mark-uncollectible')).body.payment_status).toBe('uncollectible')
  const { status, body: anew } = await on('regenerate', undefined, 'anew')
  expect([status, anew.status, anew.replaces_invoice_id]).toEqual([201, 'draft', draft.id])
  expect((await tenant.get(path)).body)
    .toMatchObject({ status: 'void', replaced_by_invoice_id: anew.id, number: 'INV-000001' })
  expect(await on('regenerate', undefined, 'again')).toMatchObject({ status: 409 })
  expect(await on('void')).toMatchObject({ status: 409, body: { state: 'void', action: 'void' } })
})

test.each([
  ['lines', { currency: 'EUR', description: 'x', quantity: '1', unit_amount: '1' },
    422, 'currency_mismatch'],
  ['payments', { amount: '1', currency: 'EUR' }, 422, 'currency_mismatch'],
  ['payments', { amount: '1', currency: 'USD' }, 409, 'invalid_state_transition'],
  ['void', undefined, 409, 'invalid_state_transition'],
  ['verification', undefined, 409, 'invalid_state_transition'],
])('%s %j on a draft is %d %s', async (action, body, status, code) => {
  const { on, tenant, path, draft } = await drafted()
  const refused = await on(action, body)
  expect([refused.status, refused.body.code]).toEqual([status, code])
  expect((await tenant.get(path)).body).toEqual(draft)
})
