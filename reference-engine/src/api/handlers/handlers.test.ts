import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'
import type { Client } from '../../../test/running-engine.ts'

const engine = runningEngine()

type Code = { readonly pointer: string; readonly code: string }
const codes = (faults: readonly Code[]): string[] =>
  faults.map(({ pointer, code }) => `${pointer} ${code}`)

const meterOf = async (tenant: Client, terms: object = {}) =>
  (await tenant.post('/meters', {
    name: 'Storage', event_name: 'storage', aggregation: 'sum', value_property: 'gb', ...terms,
  })).body

const productOf = async (tenant: Client) => (await tenant.post('/products', { name: 'P' })).body

const priceOf = async (tenant: Client, terms: object = {}) =>
  (await tenant.post('/prices', {
    product_id: (await productOf(tenant)).id, currency: 'USD',
    pricing: { type: 'per_unit', unit_amount: '0.50' }, ...terms,
  })).body

describe('what was created', () => {
  test.each([
    ['/customers', { name: 'C', external_id: 'e', email: 'c@x.example', time_zone: 'Asia/Tokyo' }],
    ['/meters', { name: 'M', event_name: 'e', aggregation: 'count' }],
    ['/products', { name: 'P', description: 'what', metadata: { 'a.b': 'c' } }],
  ])('is returned by GET %s, listed, archived twice and still there', async (path, body) => {
    const tenant = await engine.tenant()
    const { status, body: made } = await tenant.post(path, body)
    expect([status, made]).toMatchObject([201, body])
    expect((await tenant.get(`${path}/${made.id}`)).body).toEqual(made)
    expect((await tenant.get(path)).body.data).toEqual([made])
    const archived = await tenant.post(`${path}/${made.id}/archive`)
    expect(archived.body.archived_at).not.toBeNull()
    expect((await tenant.post(`${path}/${made.id}/archive`)).body).toEqual(archived.body)
    expect((await tenant.get(`${path}/${made.id}`)).body).toEqual(archived.body)
  })

  test('prices and plans are too, with what they say kept as it was given', async () => {
    const tenant = await engine.tenant()
    const pricing = { type: 'graduated', tiers: [{ up_to: '10.50', unit_amount: '2.00' },
      { unit_amount: '1', flat_amount: '0.10' }] }
    const price = await priceOf(tenant, { pricing, included_quantity: '3', name: 'N' })
    expect(price).toMatchObject({ pricing, included_quantity: '3', timing: 'in_advance' })
    expect((await tenant.get(`/prices/${price.id}`)).body).toEqual(price)
    expect((await tenant.get(`/prices?product_id=${price.product_id}`)).body.data).toEqual([price])
    expect((await tenant.get('/prices?product_id=prod_1')).body.data).toEqual([])
    const { body: plan } = await tenant.post('/plans', {
      name: 'L', currency: 'USD', interval: { unit: 'month', count: 3 },
      items: [{ price_id: price.id }],
    })
    expect(plan.version).toMatchObject({
      number: 1, status: 'published', items: [{ price_id: price.id, quantity: '1' }],
    })
    expect((await tenant.get(`/plans/${plan.id}`)).body).toEqual(plan)
    for (const path of [`/prices/${price.id}`, `/plans/${plan.id}`]) {
      expect((await tenant.post(`${path}/archive`)).body.archived_at).not.toBeNull()
    }
  })
})

describe('a merge patch', () => {
  test('changes what it names, clears by null and leaves the rest', async () => {
    const tenant = await engine.tenant()
    const { body: { id } } = await tenant.post('/customers',
      { name: 'C', external_id: 'e', email: 'c@x.example', metadata: { a: '1', b: '2' } })
    const { body } = await tenant.patch(`/customers/${id}`,
      { email: null, metadata: { a: null, c: '3' }, time_zone: 'Asia/Kathmandu' })
    expect(body).toMatchObject({
      name: 'C', external_id: 'e', email: null, metadata: { b: '2', c: '3' },
      time_zone: 'Asia/Kathmandu',
    })
    expect((await tenant.get(`/customers/${id}`)).body).toEqual(body)
  })

  test('of metadata cannot grow beyond what a customer may have', async () => {
    const tenant = await engine.tenant()
    const keys = (first: number) => Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`k${first + index}`, 'v']))
    const { body: { id } } = await tenant.post('/customers', { name: 'C', metadata: keys(0) })
    const refused = await tenant.patch(`/customers/${id}`, { metadata: keys(30) })
    expect([refused.status, codes(refused.body.errors)]).toEqual([400, ['/metadata out_of_range']])
  })

  test('of the organization changes its settings', async () => {
    const tenant = await engine.tenant()
    const { body } = await tenant.patch('/organization', { draft_grace_hours: 0 })
    expect(body).toMatchObject({ draft_grace_hours: 0, time_zone: 'UTC', name: 'Northwind' })
    const { body: after } = await tenant.get('/organization')
    expect(after).toEqual(body)
  })

  test.each([
    [{}, 'nothing to change'], [{ name: null }, 'a name cannot be cleared'],
    [{ id: 'cus_1' }, 'an id is never changed'], [{ test_clock_id: 'clk_1' }, 'nor is the clock'],
  ])('%j is refused: %s', async (patch, _why) => {
    const tenant = await engine.tenant()
    const { body: { id } } = await tenant.post('/customers', { name: 'C' })
    expect((await tenant.patch(`/customers/${id}`, patch)).status).toBe(400)
  })
})

test('an external id is unique in its organization and may be given up', async () => {
  const [tenant, other] = [await engine.tenant(), await engine.tenant()]
  const named = { name: 'C', external_id: 'one' }
  const { body: first } = await tenant.post('/customers', named)
  const { body: second } = await tenant.post('/customers', { name: 'D' })
  const taken = { status: 409, body: { code: 'external_id_taken' } }
  expect(await tenant.post('/customers', named)).toMatchObject(taken)
  expect(await tenant.patch(`/customers/${second.id}`, { external_id: 'one' })).toMatchObject(taken)
  expect((await other.post('/customers', named)).status).toBe(201)
  await tenant.patch(`/customers/${first.id}`, { external_id: null })
  expect((await tenant.patch(`/customers/${second.id}`, { external_id: 'one' })).status).toBe(200)
  expect((await tenant.get('/customers?external_id=one')).body.data).toMatchObject([{ name: 'D' }])
})

describe('refused by meaning', () => {
  const clock = { name: 'C', test_clock_id: 'clk_none' }
  test.each([
    ['/customers', clock, 404, 'test_clock_not_found', ['/test_clock_id test_clock_not_found']],
    ['/customers', { name: 'C', time_zone: 'No/Where' }, 422, 'time_zone_unknown', undefined],
    ['/customers', { name: 'C', time_zone: 'asia/tokyo' }, 422, 'time_zone_unknown', undefined],
    ['/meters', { name: 'M', event_name: 'e', aggregation: 'max' }, 422,
      'meter_definition_invalid', ['/value_property value_property_required']],
    ['/meters', { name: 'M', event_name: 'e', aggregation: 'count', value_property: 'v' }, 422,
      'meter_definition_invalid', ['/value_property value_property_unused']],
    ['/prices', { product_id: 'prod_0', currency: 'USD', pricing: { type: 'flat', amount: '1' } },
      404, 'product_not_found', ['/product_id product_not_found']],
    ['/prices/preview', { quantity: '1', price_id: 'price_0' }, 404, 'price_not_found',
      ['/price_id price_not_found']],
    ['/prices/preview',
      { quantity: '1', price: { currency: 'XXZ', pricing: { type: 'flat', amount: '1' } } },
      422, 'currency_unknown', undefined],
    ['/prices/preview',
      { quantity: '1', price: { currency: 'USD', included_quantity: '1',
        pricing: { type: 'flat', amount: '1' } } },
      422, 'price_definition_invalid', ['/price/included_quantity flat_with_included_quantity']],
  ])('POST %s %j: %i %s', async (path, body, status, code, faults) => {
    const tenant = await engine.tenant()
    const answer = await tenant.post(path, body)
    expect(answer).toMatchObject({ status, body: { code } })
    expect(answer.body.errors && codes(answer.body.errors)).toEqual(faults)
  })

  test('a price names every contradiction', async () => {
    const tenant = await engine.tenant()
    const { body: refused } = await tenant.post('/prices', {
      product_id: (await productOf(tenant)).id, currency: 'USD', timing: 'in_advance',
      meter_id: (await meterOf(tenant)).id,
      pricing: { type: 'volume', tiers: [
        { up_to: '5', unit_amount: '1' }, { up_to: '5', unit_amount: '1' },
        { unit_amount: '1' }, { up_to: '9', unit_amount: '1' },
      ] },
    })
    expect(codes(refused.errors)).toEqual([
      '/pricing/tiers/1/up_to tiers_not_ascending', '/pricing/tiers/2/up_to tier_bound_missing',
      '/pricing/tiers/3/up_to tier_last_bounded', '/timing usage_in_advance',
    ])
  })

  test('a plan is told what does not fit together', async () => {
    const tenant = await engine.tenant()
    const usage = await priceOf(tenant, { meter_id: (await meterOf(tenant)).id })
    const euro = await priceOf(tenant, { currency: 'EUR' })
    const create = async (items: object[], terms: object = {}) => (await tenant.post('/plans', {
      name: 'L', currency: 'USD', interval: { unit: 'month', count: 1 }, items, ...terms,
    })).body
    const item = { price_id: usage.id }
    expect(codes((await create([item, { ...item, quantity: '2' }])).errors))
      .toEqual(['/items/1/price_id price_repeated', '/items/1/quantity quantity_for_usage'])
    expect(codes((await create([item, { price_id: euro.id }])).errors))
      .toEqual(['/items/1/price_id currency_differs'])
    expect(codes((await create([{ price_id: 'price_0' }, { price_id: 'price_1' }])).errors))
      .toEqual(['/items/0/price_id price_not_found', '/items/1/price_id price_not_found'])
    expect((await create([item], { interval: { unit: 'week', count: 157 } })).code)
      .toBe('plan_interval_too_long')
    await tenant.post(`/prices/${usage.id}/archive`)
    expect((await create([item])).code).toBe('resource_archived')
  })
})

test.each([
  ['USD', { type: 'graduated', tiers: [{ up_to: '10', unit_amount: '2' }, { unit_amount: '1' }] },
    '10.5', '20.5', '20.50', 'a fraction above the bound costs what the next tier says'],
  ['JPY', { type: 'per_unit', unit_amount: '0.5' }, '1', '0.5', '1', 'half away from zero'],
  ['KWD', { type: 'package', package_size: '10', package_amount: '1.5' }, '10.000000000001',
    '3', '3.000', 'a begun package costs a whole one'],
  ['USD', { type: 'volume', tiers: [{ unit_amount: '1' }] }, '0', '0', '0.00', 'nothing costs 0'],
])('a preview in %s by %j of %s is %s, rounded %s: %s', async (...row) => {
  const [currency, pricing, quantity, amount_unrounded, amount] = row
  const tenant = await engine.tenant()
  const { body } = await tenant.post('/prices/preview', { price: { currency, pricing }, quantity })
  expect(body).toMatchObject({ currency, quantity, amount_unrounded, amount })
})
