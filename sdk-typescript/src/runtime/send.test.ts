import { expect, test } from 'vitest'
import { patientValora } from '../../test/patient-valora.ts'
import { startScriptedServer, type Scripted } from '../../test/scripted-server.ts'
import type { Valora } from '../index.ts'
import { defaults } from './defaults.ts'
import { send } from './send.ts'

const problem = (code: string, status: number, retryable: boolean): Scripted =>
  ({ status, body: { code, status, retryable, title: code, detail: code, request_id: 'req_1' } })

const unavailable = problem('service_unavailable', 503, true)
const busy = problem('idempotency_in_progress', 409, true)
const customer_id = 'cus_01kb4x3v8cf2mrzq5w9d7hjtea'

const calls = {
  safe: (valora: Valora) => valora.listCustomers(),
  keyed: (valora: Valora) => valora.createCustomer({ body: { name: 'Everest' } }),
  idempotent: (valora: Valora) =>
    valora.updateCustomer({ path: { customer_id }, body: { name: 'Everest' } }),
}

const attempts = async (script: Scripted[], call: (valora: Valora) => Promise<unknown>) => {
  await using server = await startScriptedServer(script)
  const { valora, waits_ms } = patientValora({ baseUrl: server.url })
  const result = await call(valora).catch((error: Error) => error)
  return { result, waits_ms, received: server.received }
}

test.each([
  ['safe', unavailable, 2, 'nothing was stored'],
  ['safe', problem('internal_error', 500, true), 2, 'reading again does no harm'],
  ['safe', problem('rate_limited', 429, true), 2, 'the limit passes'],
  ['safe', { fault: 'drop' }, 2, 'the connection failed'],
  ['safe', { fault: 'break-off' }, 2, 'the body broke off'],
  ['safe', { status: 502, body: '<html>' }, 2, 'a proxy failed'],
  ['safe', problem('customer_not_found', 404, false), 1, 'it will not be found later'],
  ['safe', problem('internal_error', 500, false), 1, 'the engine says that it lasts'],
  ['keyed', unavailable, 2, 'the key makes it safe'],
  ['keyed', { fault: 'drop' }, 2, 'whatever happened, the key makes it safe'],
  ['keyed', busy, 2, 'the first request will end'],
  ['keyed', problem('external_id_taken', 409, false), 1, 'the state will not change by itself'],
  ['keyed', { ...busy, headers: { 'Idempotency-Replayed': 'true' } }, 1, 'it is the stored answer'],
  ['idempotent', unavailable, 2, 'the same patch gives the same object'],
  ['idempotent', problem('invalid_request', 400, false), 1, 'the body stays wrong'],
] satisfies [keyof typeof calls, Scripted, number, string][])(
  '%s call, %j: %i attempt(s), as %s',
  async (name, first, wanted, _why) => {
    const { received } = await attempts([first, { status: 200 }], calls[name])
    expect(received).toHaveLength(wanted)
  },
)

test('a POST without its key is never sent again', async () => {
  const { result, received } = await attempts([unavailable], async ({ client }) => {
    client.use({ onRequest: ({ request }) => { request.headers.delete('Idempotency-Key') } })
    return (await client.POST('/customers', { body: { name: 'Everest' } })).response.status
  })
  expect(result).toBe(503)
  expect(received).toHaveLength(1)
})

test('a path outside of the contract is never sent again', async () => {
  const { received } = await attempts([unavailable], ({ client }) =>
    client.GET('/secrets' as '/customers'))
  expect(received).toHaveLength(1)
})

test('every attempt carries the same body and the same key', async () => {
  const { received } = await attempts([unavailable, { fault: 'drop' }, {}], calls.keyed)
  expect(received.map(({ body }) => body)).toEqual(Array(3).fill('{"name":"Everest"}'))
  expect(received[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  expect(received[0]?.headers['content-length']).toBe('18')
})

test('the last problem is thrown once the retries are used up', async () => {
  const { result, received } = await attempts([unavailable], calls.safe)
  expect(result).toMatchObject({ code: 'service_unavailable', status: 503 })
  expect(received).toHaveLength(4)
})

test('waits grow exponentially under the jitter', async () => {
  await using server = await startScriptedServer([unavailable])
  const { valora, waits_ms } = patientValora({ baseUrl: server.url, retries: 7 })
  await expect(calls.safe(valora)).rejects.toThrow('service_unavailable')
  expect(waits_ms).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000])
})

test('the jitter is full: it reaches down to no wait', async () => {
  await using server = await startScriptedServer([unavailable, {}])
  const { valora, waits_ms } = patientValora({ baseUrl: server.url, random: () => 0 })
  await calls.safe(valora)
  expect(waits_ms).toEqual([0])
})

test('Retry-After is waited for, and the jitter comes on top', async () => {
  const script = [{ ...unavailable, headers: { 'Retry-After': '3' } }, {}]
  expect((await attempts(script, calls.safe)).waits_ms).toEqual([3250])
})

test('a Retry-After beyond the deadline of the call is not waited for', async () => {
  const script = [{ ...unavailable, headers: { 'Retry-After': '120' } }, {}]
  const { result, waits_ms } = await attempts(script, calls.safe)
  expect(result).toMatchObject({ code: 'service_unavailable', retryAfter_ms: 120_000 })
  expect(waits_ms).toEqual([])
})

test('a redirect is a refusal: followed, a POST would be sent as a GET', async () => {
  const moved = { status: 301, headers: { Location: '/v1/customers' } }
  const { result, received } = await attempts([moved, { body: { data: [] } }], calls.keyed)
  expect(result).toMatchObject({ code: 'http_301', status: 301, retryable: false })
  expect(received).toHaveLength(1)
})

test("waits follow the caller's own signal, as one derived may be collected", async () => {
  const { signal } = new AbortController()
  const fetch = () => Promise.resolve(new Response('{}', { status: 503 }))
  const waited: AbortSignal[] = []
  const sleep = (_: number, given: AbortSignal): Promise<void> => {
    waited.push(given)
    return Promise.resolve()
  }
  const request = Object.assign(new Request('http://127.0.0.1:1/v1'), { callerSignal: signal })
  await send(request, { ...defaults, fetch, sleep, retries: 1, retry: 'safe' })
  expect(waited).toEqual([signal])
  expect(waited[0]).toBe(signal)
})

test('retries: 0 sends once', async () => {
  await using server = await startScriptedServer([unavailable])
  const { valora } = patientValora({ baseUrl: server.url, retries: 0 })
  await expect(calls.safe(valora)).rejects.toThrow('service_unavailable')
  expect(server.received).toHaveLength(1)
})

/** A clock that only waiting moves. */
const clockOf = (wait_ms: number) => {
  const clock = {
    time_ms: 0,
    now: () => clock.time_ms,
    sleep: () => {
      clock.time_ms += wait_ms
      return Promise.resolve()
    },
  }
  return clock
}

test('a call ends within (retries + 1) * timeout_ms, whatever happens', async () => {
  await using server = await startScriptedServer([unavailable])
  const { now, sleep } = clockOf(120)
  const limits = { timeout_ms: 100, retries: 9, random: () => 0, now, sleep }
  await expect(calls.safe(patientValora({ baseUrl: server.url, ...limits }).valora))
    .rejects.toThrow('service_unavailable')
  expect(server.received).toHaveLength(1 + Math.floor(1000 / 120))
})

test('the last attempt has only what is left of the time', async () => {
  await using server = await startScriptedServer([unavailable, { fault: 'hold' }])
  const { now, sleep } = clockOf(59_990)
  const limits = { timeout_ms: 30_000, retries: 1, random: () => 0, now, sleep }
  const { valora } = patientValora({ baseUrl: server.url, ...limits })
  await expect(calls.safe(valora)).rejects.toThrow('in time')
}, 10_000)
