import { expect, test } from 'vitest'
import { patientValora } from '../../test/patient-valora.ts'
import { startScriptedServer, type Scripted } from '../../test/scripted-server.ts'
import { problems as registry } from '../generated/problems.ts'
import { problems, ValoraError, ValoraProblem, type ProblemCode } from '../index.ts'

const thrownBy = async (scripted: Scripted): Promise<unknown> => {
  await using server = await startScriptedServer([scripted])
  const { valora } = patientValora({ baseUrl: server.url, retries: 0 })
  return await valora.getOrganization().then(() => undefined, (error: unknown) => error)
}

const refusal = {
  type: 'https://valora.dev/problems/invalid_state_transition',
  title: 'State forbids the action',
  status: 409,
  detail: 'A void invoice cannot be finalized.',
  code: 'invalid_state_transition',
  retryable: false,
  request_id: 'req_01kb4x3v8cf2mrzq5w9d7hjtea',
  errors: [{ pointer: '/status', code: 'not_in_enum', detail: 'void' }],
  state: 'void',
  action: 'finalize',
  allowed_actions: [],
}

test('each registered code is thrown as an instance of its own class', async () => {
  const codes = Object.keys(registry) as ProblemCode[]
  await using server = await startScriptedServer(codes.map((code) => ({
    status: registry[code].status,
    body: { ...refusal, code, ...registry[code], retryable: false },
  })))
  const { valora } = patientValora({ baseUrl: server.url })
  for (const code of codes) {
    const error = await valora.getOrganization().catch((thrown: unknown) => thrown)
    expect(codes.filter((other) => error instanceof problems[other])).toEqual([code])
    expect(error).toMatchObject({ code, ...registry[code], retryable: false })
  }
  expect(server.received).toHaveLength(codes.length)
})

test('a problem keeps everything that was sent', async () => {
  const error = await thrownBy({ status: 409, body: refusal, headers: { 'Retry-After': '1' } })
  expect(error).toBeInstanceOf(ValoraProblem)
  expect(error).toBeInstanceOf(ValoraError)
  expect(error).toMatchObject({
    name: 'ValoraProblem',
    message: refusal.detail,
    code: 'invalid_state_transition',
    status: 409,
    title: refusal.title,
    detail: refusal.detail,
    errors: refusal.errors,
    retryable: false,
    requestId: refusal.request_id,
    retryAfter_ms: 1000,
    body: { state: 'void', action: 'finalize', allowed_actions: [] },
  })
})

test('an unknown code is a problem of its status, and has a class too', async () => {
  const error = await thrownBy({ status: 402, body: { ...refusal, code: 'quota_spent' } })
  expect(error).toBeInstanceOf(ValoraProblem)
  expect(error).toMatchObject({ code: 'quota_spent', status: 402 })
  expect(error).toBeInstanceOf(problems['quota_spent' as ProblemCode])
})

test.each([
  [{ status: 502, body: '<html>' }, 'http_502', true, 'a page of some proxy'],
  [{ status: 500, body: 'null' }, 'http_500', true, 'JSON that is no object'],
  [{ status: 429, body: '["a"]' }, 'http_429', true, 'JSON that is a list'],
  [{ status: 404, body: '' }, 'http_404', false, 'nothing'],
  [{ status: 418, body: { error: 'teapot' } }, 'http_418', false, 'an object of another kind'],
  [{ status: 503, body: { code: 14, detail: {}, errors: 'down', retryable: 'no', request_id: 9 } },
    'http_503', true, 'members of other types'],
] satisfies [Scripted, string, boolean, string][])(
  'the answer %j becomes %s, retryable %s: %s',
  async (scripted, code, retryable, _why) => {
    const error = await thrownBy({ ...scripted, headers: { 'Request-Id': 'req_9' } })
    expect(error).toBeInstanceOf(ValoraProblem)
    expect(error).toMatchObject({
      code, retryable, status: scripted.status, errors: [], requestId: 'req_9',
      detail: expect.stringMatching(/^The answer was \d+ /) as string,
    })
  },
)

test('text that is no problem leaves nothing in the body but the code', async () => {
  const fetch = () => Promise.resolve(new Response('<html>', { status: 502 }))
  const { valora } = patientValora({ baseUrl: 'https://billing.example', fetch, retries: 0 })
  await expect(valora.getOrganization()).rejects.toMatchObject({ body: { code: 'http_502' } })
  const error = await valora.getOrganization().catch((thrown: unknown) => thrown)
  expect(Object.keys((error as ValoraProblem).body)).toEqual(['code'])
})

test('a code named like a property of every object has its own class', async () => {
  const error = await thrownBy({ status: 400, body: { ...refusal, code: 'constructor' } })
  expect(error).toBeInstanceOf(ValoraProblem)
  expect(error).toMatchObject({ code: 'constructor' })
})
