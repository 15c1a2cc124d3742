import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'
import type { Client } from '../../../test/running-engine.ts'

const engine = runningEngine()

type Code = { readonly pointer: string; readonly code: string }
const codes = (faults: readonly Code[]): string[] =>
  faults.map(({ pointer, code }) => `${pointer} ${code}`)

const month = { unit: 'month', count: 1 }

const priceOf = async (tenant: Client, terms: object = {}) => {
  const { body: product } = await tenant.post('/products', { name: 'P' })
  return (await tenant.post('/prices', {
    product_id: product.id, currency: 'USD', pricing: { type: 'flat', amount: '1' }, ...terms,
  })).body
}

/** A tenant with a plan that sells one price, and drafts of it on demand. */
const world = async () => {
  const tenant = await engine.tenant()
  const price = await priceOf(tenant)
  const terms = { currency: 'USD', interval: month, items: [{ price_id: price.id }] }
  const { body: plan } = await tenant.post('/plans', { name: 'L', ...terms })
  const path = `/plans/${plan.id}`
  const draft = async (changed: object = {}) =>
    (await tenant.post(`${path}/versions`, { ...terms, ...changed })).body
  const publish = (id: string) => tenant.post(`${path}/versions/${id}/publish`)
  const current = async () => (await tenant.get(path)).body.version
  const subscribe = async () => {
    const { body: customer } = await tenant.post('/customers', { name: 'C' })
    const agreed = { customer_id: customer.id, plan_id: plan.id }
    return (await tenant.post('/subscriptions', agreed, customer.id)).body
  }
  return { tenant, price, terms, plan, path, draft, publish, current, subscribe }
}

test('a draft is numbered, readable and changes nothing', async () => {
  const { tenant, plan, path, draft, current } = await world()
  const second = await draft({ interval: { unit: 'year', count: 1 } })
  expect(second).toMatchObject({
    number: 2, status: 'draft', published_at: null, interval: { unit: 'year', count: 1 },
    items: plan.version.items,
  })
  expect((await tenant.get(`${path}/versions/${second.id}`)).body).toEqual(second)
  expect(await current()).toEqual(plan.version)
  const third = await draft()
  expect(third.number).toBe(3)
  const all = await tenant.get(`${path}/versions`)
  expect(all.body).toEqual({
    data: [third, second, plan.version], has_more: false, next_cursor: null,
  })
})

test('the list is paged, and its cursor is good for its plan only', async () => {
  const { tenant, path, draft, price, terms } = await world()
  const drafts = [await draft(), await draft()]
  const first = (await tenant.get(`${path}/versions?limit=2`)).body
  expect(first.data).toEqual(drafts.toReversed())
  const rest = (await tenant.get(`${path}/versions?limit=2&cursor=${first.next_cursor}`)).body
  expect(rest).toMatchObject({ data: [{ number: 1 }], has_more: false })
  const { body: other } = await tenant.post('/plans',
    { name: 'M', ...terms, items: [{ price_id: price.id }] })
  const mixed = await tenant.get(`/plans/${other.id}/versions?cursor=${first.next_cursor}`)
  expect(mixed).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } })
})

test('what is published last is current, whatever its number', async () => {
  const { tenant, path, draft, publish, current } = await world()
  const [second, third] = [await draft(), await draft()]
  const published = await publish(third.id)
  expect(published.status).toBe(200)
  const { published_at: publishedAt } = published.body
  expect(publishedAt).not.toBeNull()
  expect(published.body).toEqual({ ...third, status: 'published', published_at: publishedAt })
  expect(await current()).toEqual(published.body)
  expect((await tenant.get(path)).body.version).toEqual(published.body)
  expect((await tenant.get('/plans')).body.data[0].version).toEqual(published.body)
  const late = (await publish(second.id)).body
  expect(await current()).toEqual(late)
  expect((await draft()).number).toBe(4)
})

test('a subscription stays on its version, and new ones get the current one', async () => {
  const { tenant, draft, publish, subscribe, plan } = await world()
  const early = await subscribe()
  const second = await draft({ interval: { unit: 'year', count: 1 } })
  const between = await subscribe()
  await publish(second.id)
  const later = await subscribe()
  const versions = [early, between, later].map((subscription) => subscription.plan_version_id)
  expect(versions).toEqual([plan.version.id, plan.version.id, second.id])
  expect(later.interval).toEqual({ unit: 'year', count: 1 })
  const { body: kept } = await tenant.get(`/subscriptions/${early.id}`)
  expect(kept.plan_version_id).toBe(plan.version.id)
})

describe('publishing is refused', () => {
  const again = {
    code: 'invalid_state_transition', state: 'published', action: 'publish', allowed_actions: [],
  }

  test('a second time, also where a price or the plan is archived since', async () => {
    const { tenant, plan, path, price, draft, publish } = await world()
    const second = await draft()
    await publish(second.id)
    expect(await publish(second.id)).toMatchObject({ status: 409, body: again })
    expect(await publish(plan.version.id)).toMatchObject({ status: 409, body: again })
    await tenant.post(`/prices/${price.id}/archive`)
    await tenant.post(`${path}/archive`)
    expect(await publish(second.id)).toMatchObject({ status: 409, body: again })
  })

  test('with an archived price, which is named, before the plan is looked at', async () => {
    const { tenant, path, price, draft, publish, current } = await world()
    const [other, third] = [await priceOf(tenant), await priceOf(tenant)]
    const items = [price, other, third].map(({ id }) => ({ price_id: id }))
    const second = await draft({ items })
    for (const { id } of [third, price]) await tenant.post(`/prices/${id}/archive`)
    await tenant.post(`${path}/archive`)
    const refused = await publish(second.id)
    expect(refused).toMatchObject({ status: 422, body: { code: 'plan_items_invalid' } })
    expect(codes(refused.body.errors))
      .toEqual(['/items/0/price_id price_archived', '/items/2/price_id price_archived'])
    expect((await current()).number).toBe(1)
  })

  test('in an archived plan, which gets no drafts either', async () => {
    const { tenant, path, terms, draft, publish } = await world()
    const second = await draft()
    await tenant.post(`${path}/archive`)
    const archived = { status: 409, body: { code: 'resource_archived' } }
    expect(await publish(second.id)).toMatchObject(archived)
    expect(await tenant.post(`${path}/versions`, terms)).toMatchObject(archived)
    expect((await tenant.get(`${path}/versions/${second.id}`)).body).toEqual(second)
  })
})

test('a draft is held to the rules of a plan', async () => {
  const { tenant, price, draft } = await world()
  const euro = await priceOf(tenant, { currency: 'EUR' })
  const item = { price_id: price.id }
  expect(codes((await draft({ items: [item, item] })).errors))
    .toEqual(['/items/1/price_id price_repeated'])
  expect(codes((await draft({ items: [item, { price_id: euro.id }] })).errors))
    .toEqual(['/items/1/price_id currency_differs'])
  expect(codes((await draft({ items: [{ price_id: 'price_0' }] })).errors))
    .toEqual(['/items/0/price_id price_not_found'])
  expect((await draft({ currency: 'XXZ' })).code).toBe('currency_unknown')
  expect((await draft({ interval: { unit: 'week', count: 157 } })).code)
    .toBe('plan_interval_too_long')
  await tenant.post(`/prices/${price.id}/archive`)
  expect((await draft()).code).toBe('resource_archived')
})

test('a version is found in its own plan and organization only', async () => {
  const { tenant, terms, path, plan } = await world()
  const stranger = await engine.tenant()
  const { body: other } = await tenant.post('/plans', { name: 'M', ...terms })
  const unknown = { status: 404, body: { code: 'plan_not_found' } }
  const elsewhere = { status: 404, body: { code: 'plan_version_not_found' } }
  const versions = `${path}/versions`
  for (const id of [other.version.id, 'pver_0']) {
    expect(await tenant.get(`${versions}/${id}`)).toMatchObject(elsewhere)
    expect(await tenant.post(`${versions}/${id}/publish`)).toMatchObject(elsewhere)
  }
  const theirs = [
    stranger.get(versions), stranger.post(versions, terms),
    stranger.get(`${versions}/${plan.version.id}`),
    stranger.post(`${versions}/${plan.version.id}/publish`), tenant.get('/plans/plan_0/versions'),
  ]
  for (const answer of await Promise.all(theirs)) expect(answer).toMatchObject(unknown)
})

test('a replayed draft is the first one, not another', async () => {
  const { tenant, path, terms } = await world()
  const once = () => tenant.post(`${path}/versions`, terms, 'one-draft')
  const [first, replayed] = [await once(), await once()]
  expect(replayed.text).toBe(first.text)
  expect((await tenant.get(`${path}/versions`)).body.data).toHaveLength(2)
})
