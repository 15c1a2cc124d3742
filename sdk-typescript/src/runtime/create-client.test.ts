import { expect, test } from 'vitest'
import { startScriptedServer } from '../../test/scripted-server.ts'
import { createValora, SPEC_VERSION, type Valora, type ValoraOptions } from '../index.ts'

const customer_id = 'cus_01kb4x3v8cf2mrzq5w9d7hjtea'

const sent = async (
  options: Partial<ValoraOptions>,
  call: (valora: Valora) => Promise<unknown>,
) => {
  await using server = await startScriptedServer([{ body: { id: 'x' } }])
  await call(createValora({ baseUrl: server.url, ...options }))
  const [first] = server.received
  if (first === undefined) throw new Error('nothing was sent')
  return first
}

test('the key, the pinned version and own headers go with every request', async () => {
  const options = { apiKey: 'vk_1', specVersion: SPEC_VERSION, headers: { 'X-Team': 'billing' } }
  const { headers } = await sent(options, (valora) => valora.getSpecDeclaration())
  expect(headers).toMatchObject({
    authorization: 'Bearer vk_1', 'valora-spec-version': SPEC_VERSION, 'x-team': 'billing',
  })
})

test('without key and version neither header is sent', async () => {
  const { headers } = await sent({}, (valora) => valora.getSpecDeclaration())
  expect(headers).not.toHaveProperty('authorization')
  expect(headers).not.toHaveProperty('valora-spec-version')
  expect(headers).not.toHaveProperty('idempotency-key')
})

test('an option that is undefined counts as absent', async () => {
  const { method } = await sent({ timeout_ms: undefined, retries: undefined }, (valora) =>
    valora.getSpecDeclaration())
  expect(method).toBe('GET')
})

test('PATCH sends a JSON Merge Patch, null and all', async () => {
  const { method, headers, body } = await sent({}, (valora) =>
    valora.updateCustomer({ path: { customer_id }, body: { email: null, metadata: { a: null } } }))
  expect(method).toBe('PATCH')
  expect(headers['content-type']).toBe('application/merge-patch+json')
  expect(body).toBe('{"email":null,"metadata":{"a":null}}')
})

test('a POST without a body sends none, but a key', async () => {
  const { headers, body, url } = await sent({}, (valora) =>
    valora.archiveCustomer({ path: { customer_id } }))
  expect([url, body]).toEqual([`/v1/customers/${customer_id}/archive`, ''])
  expect(headers).not.toHaveProperty('content-type')
  expect(headers['idempotency-key']).toBeDefined()
})

test('path and query are escaped', async () => {
  const { url } = await sent({}, (valora) => valora.getUsageEvent({
    path: { usage_event_id: 'a/b?c' }, query: { customer_id },
  }))
  expect(url).toBe(`/v1/usage-events/a%2Fb%3Fc?customer_id=${customer_id}`)
})

test.each([
  [{ idempotencyKey: 'order-1042' }, 'order-1042', "the caller's own"],
  [{ headers: { 'Idempotency-Key': 'order-1043' } }, 'order-1043', 'as a header'],
  [{}, 'made-here', 'made by the given generator'],
])('the key of %j is %s: %s', async (settings, wanted, _why) => {
  const { headers } = await sent({ newIdempotencyKey: () => 'made-here' }, (valora) =>
    valora.createCustomer({ body: { name: 'Everest' }, ...settings }))
  expect(headers['idempotency-key']).toBe(wanted)
})

test('two calls have two keys', async () => {
  await using server = await startScriptedServer([{}])
  const valora = createValora({ baseUrl: server.url })
  await valora.createCustomer({ body: { name: 'Everest' } })
  await valora.createCustomer({ body: { name: 'Everest' } })
  expect(new Set(server.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(2)
})

test('usage goes as CloudEvents when the caller names the media type', async () => {
  const type = 'application/cloudevents-batch+json'
  const event = { specversion: '1.0', id: 'e1', source: '/a', type: 'b', subject: 'C-1' } as const
  const { headers, body } = await sent({}, (valora) => valora.ingestUsageEvents({
    body: [{ ...event, time: '2026-02-03T11:15:00Z' }], headers: { 'Content-Type': type },
  }))
  expect(headers['content-type']).toBe(type)
  expect(JSON.parse(body)).toHaveLength(1)
})

test('a custom fetch gets the whole request and answers it', async () => {
  const seen: Request[] = []
  const valora = createValora({
    baseUrl: 'https://billing.example/v1/',
    fetch: (request) => {
      seen.push(request)
      return Promise.resolve(Response.json({ id: customer_id }))
    },
  })
  const customer = await valora.createCustomer({ body: { name: 'Everest' } })
  expect(customer.id).toBe(customer_id)
  expect(seen[0]?.url).toBe('https://billing.example/v1/customers')
  expect(await seen[0]?.json()).toEqual({ name: 'Everest' })
})

test('an answer without content is undefined', async () => {
  const fetch = () => Promise.resolve(new Response(null, { status: 204 }))
  const valora = createValora({ baseUrl: 'https://billing.example/v1', fetch })
  expect(await valora.getOrganization()).toBeUndefined()
})

test('the client beneath answers data, error and response', async () => {
  await using server = await startScriptedServer([
    { status: 503 }, { body: { id: customer_id }, headers: { 'Request-Id': 'req_7' } },
    { status: 404, body: { code: 'customer_not_found', retryable: false } },
  ])
  const sleep = () => Promise.resolve()
  const { client } = createValora({ baseUrl: server.url, sleep })
  const init = { params: { path: { customer_id } } }
  const found = await client.GET('/customers/{customer_id}', init)
  expect(found.data?.id).toBe(customer_id)
  expect(found.response.headers.get('Request-Id')).toBe('req_7')
  const missing = await client.GET('/customers/{customer_id}', init)
  expect(missing.error?.code).toBe('customer_not_found')
})
