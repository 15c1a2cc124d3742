import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../test/running-engine.ts'

const engine = runningEngine()
const raw = (bytes: string): Promise<string> => new Promise((resolve, reject) => {
  const { hostname, port } = new URL(engine.url)
  const socket = connect(Number(port), hostname, () => socket.write(bytes))
  socket.on('data', (data) => {
    resolve(data.toString())
    socket.destroy()
  })
  socket.on('error', reject)
})
const json = { 'content-type': 'application/json' }

test('every answer names the contract and itself', async () => {
  for (const path of ['/spec', '/nowhere', '/customers']) {
    const { headers, status } = await engine.client('').get(path)
    expect(headers.get('valora-spec-version')).toBe('0.2.0')
    expect(headers.get('request-id')).toMatch(/^req_[0-9a-z]{26}$/)
    expect(headers.get('content-type'))
      .toBe(status === 200 ? 'application/json' : 'application/problem+json')
  }
})

test.each([
  ['GET', '/nowhere', 404, 'route_not_found', 'no path of the contract'],
  ['GET', '/customers/', 404, 'route_not_found', 'a slash too many'],
  ['GET', '/Customers', 404, 'route_not_found', 'another letter case'],
  ['DELETE', '/customers', 405, 'method_not_allowed', 'a method the path lacks'],
  ['OPTIONS', '/customers', 405, 'method_not_allowed', 'no method is exempt'],
  ['PUT', '/customers/cus_1', 405, 'method_not_allowed', 'a path with a parameter'],
  ['GET', '/prices/preview', 405, 'method_not_allowed', 'a path that looks like an id'],
  ['PROPFIND', '/customers', 405, 'method_not_allowed', 'a method of another standard'],
  ['GET', '/customers/%E0%A4', 400, 'invalid_request', 'percent-encoding cut off'],
])('%s %s is refused with %i %s: %s', async (method, path, status, code, _why) => {
  const answer = await engine.client('').send(method, path)
  expect(answer).toMatchObject({ status, body: { status, code, retryable: false } })
  expect(answer.headers.get('allow') !== null).toBe(status === 405)
})

test('HEAD is refused like any method the contract lacks', async () => {
  const { status, headers } = await engine.client('').send('HEAD', '/customers')
  expect([status, headers.get('allow')]).toEqual([405, 'POST, GET'])
})

test('what is not HTTP is answered as a problem', async () => {
  const text = await raw('NOT HTTP\r\n\r\n')
  expect(text).toMatch(/^HTTP\/1\.1 400 /)
  expect(text).toMatch(/application\/problem\+json[^]*Request-Id: req_[^]*"code":"invalid_request"/)
})

describe('refusals come in their order', () => {
  const huge = `{"name":"${'x'.repeat(3_000_000)}"}`
  const text = { 'content-type': 'text/plain' }
  test.each([
    ['', 'POST', '/customers', { body: huge, headers: text }, 401, '401 before 413'],
    ['read_only', 'POST', '/customers', { body: huge, headers: text }, 403, '403 before 413'],
    ['admin', 'POST', '/customers', { body: huge, headers: text }, 413, '413 before 415'],
    ['admin', 'POST', '/customers?x=1', { body: '{', headers: text }, 415, '415 before 400'],
    ['admin', 'POST', '/prices/preview?x=1', { body: { quantity: '1', price_id: 'price_1' } },
      400, '400 before 404'],
    ['admin', 'PATCH', '/customers/cus_1', { body: { time_zone: 'No/Where' } },
      404, '404 before 422'],
    ['admin', 'POST', '/customers', { body: { name: 'x', external_id: 'e', time_zone: 'No/X' } },
      422, '422 before 409'],
  ])('with key "%s": %s %s', async (role, method, path, sending, status, _why) => {
    const tenant = await engine.tenant()
    await tenant.post('/customers', { name: 'x', external_id: 'e' })
    const { body: key } = await tenant.post('/api-keys', { name: 'k', role: role || 'admin' })
    const answer = await engine.client(role && key.secret).send(method, path, sending)
    expect(answer.status).toBe(status)
  })
})

describe('bodies', () => {
  test.each([
    ['{"name":', json, 400, 'malformed_json', 'cut off'],
    ['', json, 400, 'malformed_json', 'nothing where JSON is declared'],
    ['{"name":"a","name":"b"}', json, 400, 'malformed_json', 'one name twice'],
    [Uint8Array.of(0x22, 0xff, 0x22), json, 400, 'malformed_json', 'no UTF-8'],
    ['{"name":"a"}', { 'content-type': 'application/xml' }, 415, 'unsupported_media_type', 'XML'],
    ['{"name":"a"}', { 'content-type': '' }, 415, 'unsupported_media_type', 'no type'],
    ['{"name":"a"}', { 'content-type': 'x' }, 415, 'unsupported_media_type', 'no media type'],
    ['{"name":"a"}', { 'content-type': 'application/json; charset=latin1' }, 415,
      'unsupported_media_type', 'another charset'],
    ['{"name":"a"}', { ...json, 'content-encoding': 'gzip' }, 415, 'unsupported_media_type',
      'compressed'],
    ['"name"', json, 400, 'invalid_request', 'no object'],
    ['{"name":"\\u0000"}', json, 400, 'invalid_request', 'text that cannot be stored'],
    ['{"name":"\\ud800"}', json, 400, 'invalid_request', 'half a character'],
    [`{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, json, 400, 'invalid_request', 'deep'],
  ])('%# is refused with %o: %i %s: %s', async (body, headers, status, code, _why) => {
    const tenant = await engine.tenant()
    const answer = await tenant.send('POST', '/products', { body, headers })
    expect(answer).toMatchObject({ status, body: { code } })
    expect((await tenant.get('/products')).body.data).toEqual([])
  })

  test.each([
    ['application/json; charset=utf-8', 'a charset that is UTF-8'],
    ['Application/JSON', 'any letter case'],
  ])('the type %s is taken: %s', async (type, _why) => {
    const tenant = await engine.tenant()
    const answer = await tenant.send('POST', '/products',
      { body: { name: 'x' }, headers: { 'content-type': type } })
    expect(answer.status).toBe(201)
  })

  test('where none is declared none is taken', async () => {
    const tenant = await engine.tenant()
    const { body: { id } } = await tenant.post('/products', { name: 'x' })
    const refused = await tenant.post(`/products/${id}/archive`, {})
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '' }] } })
    expect((await tenant.post(`/products/${id}/archive`)).status).toBe(200)
  })

  test('metadata may be called __proto__ and stays what it is', async () => {
    const tenant = await engine.tenant()
    const body = '{"name":"x","metadata":{"__proto__":"y","constructor":"z"}}'
    const { body: { id } } = await tenant.post('/products', body)
    const { text } = await tenant.get(`/products/${id}`)
    expect(text).toContain('"__proto__":"y"')
  })
})

test.each([
  ['Content-Length: 2\r\n\r\n{}', 'of a known length'],
  ['Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n', 'of an unknown one'],
])('a GET with a body is refused: %j %s', async (rest, _why) => {
  const { secret } = await engine.tenant()
  const head = `GET /v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${secret}\r\n`
  const text = await raw(head + rest)
  expect(text).toMatch(/^HTTP\/1\.1 400 [^]*"The operation takes no body\."/)
})

describe('faults', () => {
  test.each([
    ['/customers', { name: 5, extra: 1, email: 'no', metadata: { a: 1 } },
      ['/email format_mismatch', '/extra unknown_property', '/metadata/a type_mismatch',
        '/name type_mismatch'], 'every fault of an object'],
    ['/prices', { currency: 'usd', pricing: { type: 'package', package_size: '0', amount: '1' } },
      ['/currency pattern_mismatch', '/pricing/amount unknown_property',
        '/pricing/package_amount required', '/pricing/package_size pattern_mismatch',
        '/product_id required'], 'of a union only the named branch'],
    ['/customers?limit=5&limit=6', { name: 'x' },
      ['#/query/limit not_one_of', '#/query/limit unknown_property'], 'unknown, and twice'],
    ['/subscriptions', {},
      ['#/header/Idempotency-Key required', '/customer_id required', '/plan_id required'],
      'headers and body together'],
  ])('POST %s names them all', async (path, body, wanted, _why) => {
    const tenant = await engine.tenant()
    const answer = await tenant.post(path, body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    const named = answer.body.errors
      .map((fault: { pointer: string; code: string }) => `${fault.pointer} ${fault.code}`)
    expect(named.sort()).toEqual(wanted)
  })

  test('an endless name is cut off in its pointer', async () => {
    const tenant = await engine.tenant()
    const { body } = await tenant.get(`/customers?${'n'.repeat(3000)}=%00`)
    const lengths = body.errors.map(({ pointer }: { pointer: string }) => pointer.length)
    expect(lengths).toEqual([512, 512])
  })

  test('a body full of them is answered soon and briefly', async () => {
    const tenant = await engine.tenant()
    const events = `{"events":[${'1,'.repeat(900_000)}1]}`
    const started = performance.now()
    const { body } = await tenant.post('/usage-events', events)
    expect(body.errors).toMatchObject([{ pointer: '/events', code: 'out_of_range' }])
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

test.each([
  ['0.2.0', 200, 'its own version'],
  ['0.2.9', 200, 'another patch'],
  ['0.3.0', 400, 'a later minor, which may break while the major is 0'],
  ['1.0.0', 400, 'another major'],
  ['latest', 400, 'no version'],
])('a request that pins %s is answered %i: %s', async (version, status, _why) => {
  const answer = await engine.client('').send('GET', '/spec',
    { headers: { 'valora-spec-version': version } })
  expect(answer.status).toBe(status)
})

test('the engine can be watched', async () => {
  await engine.client('').get('/spec')
  const at = async (path: string) => (await fetch(engine.url + path)).text()
  expect(await at('/healthz')).toBe('{"status":"ok"}')
  expect(await at('/readyz')).toBe('{"status":"ready"}')
  expect(await at('/metrics')).toMatch(
    /valora_http_requests_total\{operation="getSpecDeclaration",method="GET",status="200"\} \d/)
})
