import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()
const product = { name: 'Storage' }

test('the same key and body get the first answer to the byte', async () => {
  const tenant = await engine.tenant()
  const first = await tenant.post('/products', product, 'k')
  const again = await tenant.post('/products', product, 'k')
  expect([again.status, again.text]).toEqual([201, first.text])
  expect(first.headers.get('idempotency-replayed')).toBeNull()
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect((await tenant.get('/products')).body.data).toHaveLength(1)
})

test('a replay shows a new secret again, as the first answer did', async () => {
  const tenant = await engine.tenant()
  const key = { name: 'k', role: 'ingest' }
  const first = await tenant.post('/api-keys', key, 'k')
  expect((await tenant.post('/api-keys', key, 'k')).text).toBe(first.text)
})

test.each([
  [{ name: 'Other' }, 'another body'],
  ['{"name": "Storage"}', 'another text of the same meaning'],
])('the same key with %j is refused: %s', async (body, _why) => {
  const tenant = await engine.tenant()
  await tenant.post('/products', product, 'k')
  const answer = await tenant.post('/products', body, 'k')
  expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
})

test('a key is of its organization, method and path', async () => {
  const [one, other] = [await engine.tenant(), await engine.tenant()]
  const { body: first } = await one.post('/products', product, 'k')
  const { body: second } = await other.post('/products', product, 'k')
  const { body: meter } = await one.post('/customers', product, 'k')
  expect(new Set([first.id, second.id, meter.id]).size).toBe(3)
  const archived = await one.post(`/products/${first.id}/archive`, undefined, 'k')
  expect(archived.headers.get('idempotency-replayed')).toBeNull()
})

describe('what is kept', () => {
  test('a refusal by meaning is, also when it would be granted now', async () => {
    const tenant = await engine.tenant()
    const customer = { name: 'x', external_id: 'one' }
    const { body: { id } } = await tenant.post('/customers', customer)
    const refused = await tenant.post('/customers', customer, 'k')
    await tenant.patch(`/customers/${id}`, { external_id: null })
    const again = await tenant.post('/customers', customer, 'k')
    expect([again.status, again.text]).toEqual([409, refused.text])
    expect(again.headers.get('content-type')).toBe('application/problem+json')
  })

  test.each([
    ['/products', { nam: 'x' }, 400, 'a body that breaks its schema'],
    ['/products', '{', 400, 'broken JSON'],
    ['/products?x=1', product, 400, 'an unknown parameter'],
  ])('POST %s %j is not: %i: %s', async (path, body, status, _why) => {
    const tenant = await engine.tenant()
    expect((await tenant.post(path, body, 'k')).status).toBe(status)
    const mended = await tenant.post('/products', product, 'k')
    expect([mended.status, mended.headers.get('idempotency-replayed')]).toEqual([201, null])
  })

  test('a key that was refused itself is not', async () => {
    const tenant = await engine.tenant()
    const anonymous = await engine.client('').post('/products', product, 'k')
    expect([anonymous.status, (await tenant.post('/products', product, 'k')).status])
      .toEqual([401, 201])
  })
})

test('requests in parallel with one key act once', async () => {
  const tenant = await engine.tenant()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => tenant.post('/products', product, 'k')))
  const done = answers.filter(({ status }) => status === 201)
  expect(new Set(done.map(({ text }) => text)).size).toBe(1)
  for (const { status, body, headers } of answers.filter((answer) => answer.status !== 201)) {
    expect([status, body.code]).toEqual([409, 'idempotency_in_progress'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  }
  expect((await tenant.get('/products')).body.data).toHaveLength(1)
})

test('a subscription is not created without a key', async () => {
  const tenant = await engine.tenant()
  const answer = await tenant.post('/subscriptions', { customer_id: 'cus_1', plan_id: 'plan_1' })
  expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency_key_required' } })
})

test('usage that is sent again with its key gets its first results', async () => {
  const tenant = await engine.tenant()
  const usage = {
    events: [{ id: '1', event_name: 'e', customer_id: 'cus_1', timestamp: '2026-01-31T00:00:00Z' }],
  }
  const first = await tenant.post('/usage-events', usage, 'k')
  const again = await tenant.post('/usage-events', usage, 'k')
  expect([first.status, again.text]).toEqual([200, first.text])
  expect(again.headers.get('idempotency-replayed')).toBe('true')
})
