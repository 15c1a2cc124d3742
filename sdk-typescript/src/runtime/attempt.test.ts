import { expect, test } from 'vitest'
import { patientValora } from '../../test/patient-valora.ts'
import { startScriptedServer, type Scripted } from '../../test/scripted-server.ts'
import {
  ValoraAbortError, ValoraConnectionError, ValoraError, ValoraTimeoutError,
  type Valora, type ValoraOptions,
} from '../index.ts'

type Scene = { script?: Scripted[]; options?: Partial<ValoraOptions> }

const failed = async (
  { script = [{ fault: 'hold' }], options }: Scene,
  call: (valora: Valora) => Promise<unknown> = (valora) => valora.getOrganization(),
) => {
  await using server = await startScriptedServer(script)
  let sent = 0
  const fetch = (request: Request): Promise<Response> => {
    sent++
    return (options?.fetch ?? globalThis.fetch)(request)
  }
  // The clock stands still, so that a slow machine does not use up the time of the call.
  const given = { baseUrl: server.url, retries: 1, now: () => 0, ...options, fetch }
  const { valora, waits_ms } = patientValora(given)
  const error = await call(valora).then(() => undefined, (thrown: unknown) => thrown)
  return { error, sent, waits_ms }
}

test('no answer in time is a ValoraTimeoutError, after the retries', async () => {
  const { error, sent } = await failed({ options: { timeout_ms: 60, random: () => 0 } })
  expect(error).toBeInstanceOf(ValoraTimeoutError)
  expect(error).toMatchObject({ name: 'ValoraTimeoutError', retryable: true })
  expect(sent).toBe(2)
})

test('one call may have a timeout of its own', async () => {
  const { error } = await failed({ options: { retries: 0 } }, (valora) =>
    valora.getOrganization({ timeout_ms: 30 }))
  expect(error).toBeInstanceOf(ValoraTimeoutError)
})

test.each([Infinity, 2 ** 40, 1234.5])('a timeout of %d ms does no harm', async (timeout_ms) => {
  const { error } = await failed({ script: [{}], options: { timeout_ms } })
  expect(error).toBeUndefined()
})

test("the caller's signal ends the call at once, and nothing is sent again", async () => {
  const controller = new AbortController()
  const { error, sent } = await failed({}, (valora) => {
    setTimeout(() => controller.abort(new Error('changed my mind')), 30)
    return valora.getOrganization({ signal: controller.signal })
  })
  expect(error).toBeInstanceOf(ValoraAbortError)
  expect(error).toMatchObject({ retryable: false, cause: { message: 'changed my mind' } })
  expect(sent).toBe(1)
})

test('an aborted signal sends nothing, even by a careless fetch', async () => {
  const fetch = () => Promise.resolve(Response.json({}))
  const { error, sent } = await failed({ options: { fetch } }, (valora) =>
    valora.getOrganization({ signal: AbortSignal.abort() }))
  expect(error).toBeInstanceOf(ValoraAbortError)
  expect(sent).toBe(0)
})

test("the caller's AbortSignal.timeout is a timeout too, and final", async () => {
  const { error, sent, waits_ms } = await failed({}, (valora) =>
    valora.getOrganization({ signal: AbortSignal.timeout(30) }))
  expect(error).toBeInstanceOf(ValoraTimeoutError)
  expect(sent).toBe(1)
  expect(waits_ms).toEqual([])
})

test('a signal aborted while waiting ends the wait', async () => {
  const controller = new AbortController()
  const { error, sent } = await failed(
    { script: [{ status: 503, headers: { 'Retry-After': '20' } }], options: { sleep: undefined } },
    (valora) => {
      setTimeout(() => controller.abort(), 100)
      return valora.getOrganization({ signal: controller.signal })
    },
  )
  expect(error).toBeInstanceOf(ValoraAbortError)
  expect(sent).toBe(1)
})

test('a refused connection is a ValoraConnectionError with its cause', async () => {
  const { error } = await failed({ options: { baseUrl: 'http://127.0.0.1:1/v1' } })
  expect(error).toBeInstanceOf(ValoraConnectionError)
  expect(error).toBeInstanceOf(ValoraError)
  expect(error).toMatchObject({ retryable: true, cause: { message: 'fetch failed' } })
})

test('a success that is not JSON is a ValoraConnectionError', async () => {
  const { error } = await failed({ script: [{ body: '<html>' }] })
  expect(error).toBeInstanceOf(ValoraConnectionError)
  expect(error).toMatchObject({ message: 'The answer is not JSON' })
})

test('a fetch that reports its abort in its own way is still a timeout', async () => {
  const fetch = ({ signal }: Request) => new Promise<Response>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('socket closed')))
  })
  const { error } = await failed({ options: { fetch, timeout_ms: 30 } })
  expect(error).toBeInstanceOf(ValoraTimeoutError)
})
