import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()
const newYear = '2026-01-01T00:00:00Z'

/** A customer on a clock at New Year, subscribed to seats of 31.00 each. */
const scene = async (terms: object = {}) => {
  const tenant = await engine.tenant({ draft_grace_hours: 0 })
  const { body: clock } = await tenant.post('/test-clocks', { now: newYear })
  const { body: customer } = await tenant.post('/customers',
    { name: 'C', test_clock_id: clock.id, time_zone: 'UTC' })
  const { body: product } = await tenant.post('/products', { name: 'Seats' })
  const { body: price } = await tenant.post('/prices', {
    product_id: product.id, currency: 'USD', pricing: { type: 'per_unit', unit_amount: '31' },
  })
  const { body: plan } = await tenant.post('/plans', {
    name: 'L', currency: 'USD', interval: { unit: 'month', count: 1 },
    items: [{ price_id: price.id }],
  })
  const { body: subscription } = await tenant.post('/subscriptions',
    { customer_id: customer.id, plan_id: plan.id, ...terms }, 'subscribe')
  const path = `/subscriptions/${subscription.id}`
  return {
    ...tenant, clock, price, plan, subscription, path,
    items: (quantity: string) => [{ price_id: price.id, quantity }],
    advance: (to: string) =>
      tenant.post(`/test-clocks/${clock.id}/advance`, { to: `${to}T00:00:00Z` }),
    read: async () => (await tenant.get(path)).body,
  }
}

describe('a subscription', () => {
  test('is paused and resumed, canceled and taken back', async () => {
    const { post, path, advance, read, get } = await scene()
    await advance('2026-01-11')
    const { body: paused } = await post(`${path}/pause`, {})
    expect(paused).toMatchObject(
      { status: 'paused', paused_at: '2026-01-11T00:00:00Z', current_period: null })
    expect((await get('/subscriptions?status=paused')).body.data).toEqual([paused])
    expect((await get('/subscriptions?status=active')).body.data).toEqual([])
    const { body: resumed } = await post(`${path}/resume`, { anchor: 'now' })
    expect(resumed).toMatchObject({
      status: 'active', billing_anchor: '2026-01-11T00:00:00Z',
      current_period: { start: '2026-01-11T00:00:00Z', end: '2026-02-11T00:00:00Z' },
    })
    const end = '2026-03-01T00:00:00Z'
    expect((await post(`${path}/cancel`, { mode: 'at', cancel_at: end })).body.cancel_at).toBe(end)
    expect((await post(`${path}/uncancel`)).body).toEqual(
      { ...resumed, cancel_at: null, updated_at: (await read()).updated_at })
    const { status, body } = await post(`${path}/uncancel`)
    expect([status, body]).toMatchObject([409, {
      code: 'invalid_state_transition', state: 'active', action: 'uncancel',
      allowed_actions: ['update', 'cancel', 'schedule_cancel', 'change', 'pause'],
    }])
  })

  test('starts, is tried and keeps its terms as they were given', async () => {
    const terms = {
      start_at: '2026-02-01T00:00:00Z', trial_end: '2026-02-15T00:00:00Z',
      proration_unit: 'second', tax_rate_ids: [], metadata: { crm_id: 'C-1' },
    }
    const { subscription, patch, path, get, plan, post } = await scene(terms)
    expect(subscription).toMatchObject(
      { ...terms, status: 'scheduled', billing_anchor: terms.trial_end })
    expect((await patch(path, { metadata: { crm_id: null, a: 'b' }, tax_rate_ids: null })).body)
      .toMatchObject({ metadata: { a: 'b' }, tax_rate_ids: null })
    const { body: upcoming } = await get(`${path}/upcoming-invoice`)
    expect(upcoming).toMatchObject({ issued_at: terms.start_at, total: '0.00', currency: 'USD' })
    expect(upcoming.lines).toMatchObject([
      { kind: 'fixed', portion: { numerator: 1_209_600, unit: 'second' }, tax_amount: '0.00' },
      { kind: 'trial_discount' },
    ])
    const early = { customer_id: subscription.customer_id, plan_id: plan.id }
    const { status, body } = await post('/subscriptions',
      { ...early, start_at: '2020-01-01T00:00:00Z', trial_end: '2019-01-01T00:00:00Z' }, 'early')
    expect([status, body.code, body.errors.map(({ code }: { code: string }) => code)]).toEqual(
      [422, 'subscription_start_invalid', ['start_too_far_back', 'trial_end_before_start']])
  })

  test.each([
    [{ mode: 'at' }, 400, 'cancel_at_required'],
    [{ mode: 'now', cancel_at: newYear }, 400, 'cancel_at_unused'],
    [{ mode: 'at', cancel_at: newYear }, 422, undefined],
  ])('is not canceled by %o', async (command, status, fault) => {
    const { post, path } = await scene()
    const { body, ...answer } = await post(`${path}/cancel`, command)
    expect([answer.status, body.errors?.[0]?.code]).toEqual([status, fault])
  })
})

describe('a change', () => {
  test('is previewed, committed by its token and listed', async () => {
    const { post, get, path, items, advance, price } = await scene()
    await advance('2026-01-11')
    const terms = { effective: 'now', items: items('2') }
    const { body: preview } = await post(`${path}/changes/preview`, terms)
    expect(preview).toMatchObject({
      effective_at: '2026-01-11T00:00:00Z', expires_at: '2026-01-12T00:00:00Z',
      subtotal: '21.00', discount_total: '0.00', tax_total: '0.00', total: '21.00', lines: [
        { kind: 'proration_credit', amount: '-21.00', portion: { numerator: 21, denominator: 31 } },
        { kind: 'proration_charge', amount: '42.00', quantity: '2' },
      ],
    })
    const { preview_token: token } = preview
    const { status, body: change } =
      await post(`${path}/changes`, { ...terms, preview_token: token }, 'change')
    expect([status, change]).toMatchObject([201, {
      status: 'applied', items: [{ price_id: price.id, quantity: '2' }], settlement: 'prorate',
      tier_continuity: 'reset',
    }])
    expect((await get(`/invoices/${change.invoice_id}`)).body.total).toBe('21.00')
    expect((await get(`${path}/changes`)).body.data).toEqual([change])
    const again = await post(`${path}/changes`, { ...terms, preview_token: token }, 'again')
    expect(again.body).toMatchObject(
      { status: 409, code: 'preview_stale', previewed_total: '21.00', current_total: '0.00' })
  })

  test('is scheduled, and withdrawn once', async () => {
    const { post, send, path, items } = await scene()
    const { body: change } = await post(`${path}/changes`, {
      effective: 'at', effective_at: '2026-01-20T00:00:00Z', items: items('2'), settlement: 'none',
      tier_continuity: 'carry',
    }, 'change')
    const withdraw = () => send('DELETE', `${path}/changes/${change.id}`)
    expect((await withdraw()).body).toEqual(
      { ...change, status: 'withdrawn', withdrawn_at: newYear })
    expect((await withdraw()).body).toMatchObject({
      code: 'invalid_state_transition', state: 'withdrawn', action: 'withdraw',
      allowed_actions: [],
    })
    expect((await send('DELETE', `${path}/changes/chg_1`)).body.code)
      .toBe('subscription_change_not_found')
  })
})

test('a clock lists its effects page by page, and is deleted', async () => {
  const { get, send, clock, advance, subscription } = await scene()
  expect((await get('/test-clocks')).body.data).toEqual([clock])
  const { body: { effects } } = await advance('2026-03-01')
  const listed: unknown[] = []
  let query = '?limit=3'
  for (let more = true; more;) {
    const { body } = await get(`/test-clocks/${clock.id}/effects${query}`)
    listed.push(...body.data)
    more = body.has_more
    query = `?limit=3&cursor=${body.next_cursor}`
  }
  expect(listed).toEqual(effects)
  expect((await get(`/test-clocks/${clock.id}/effects?cursor=x`)).body.code).toBe('invalid_cursor')
  expect((await send('DELETE', `/test-clocks/${clock.id}`)).body).toMatchObject(
    { id: clock.id, status: 'deleted', now: '2026-03-01T00:00:00Z' })
  expect((await get(`/test-clocks/${clock.id}`)).body.code).toBe('test_clock_not_found')
  expect((await get(`/subscriptions/${subscription.id}`)).body.status).toBe('canceled')
})
