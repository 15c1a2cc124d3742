import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { Exchange } from '../api/exchange.ts'
import { curlScript } from './curl-script.ts'

const [customer, meter, unused] = ['cus_01kb4x3v8c', 'mtr_01kb4x3v8c', 'cus_02kb4x3v8c']

const exchange = (
  number: number, [method = '', path = '']: string[],
  { text, body }: { text?: string; body?: object },
): Exchange => ({
  number, operationId: null, status: method === 'GET' ? 200 : 201, headers: {}, contentType: '',
  text: '', body: body ?? {}, duration_ms: 1, violations: [],
  request: {
    method, path, url: `http://127.0.0.1:8080/v1${path}`, text: text ?? null,
    headers: { authorization: 'Bearer secret', 'content-type': 'application/json',
      ...(method === 'POST' ? { 'idempotency-key': 'k1' } : {}) },
  },
})

const log: Exchange[] = [
  exchange(1, ['POST', '/customers'], { text: '{"name":"it\'s one"}', body: { id: customer } }),
  exchange(2, ['POST', '/customers'], { text: '{"name":"two"}', body: { id: unused } }),
  exchange(3, ['POST', '/meters'], { text: '{"name":"m"}', body: { id: meter } }),
  exchange(4, ['POST', '/usage-events'], { text: `{"customer_id":"${unused}"}` }),
  exchange(5, ['POST', '/usage-events'], { text: `{"customer_id":"${customer}"}` }),
  exchange(6, ['GET', `/customers/${customer}`], {}),
  exchange(7, ['GET', `/meters/${meter}/usage?customer_id=${customer}`], {}),
]

const script = curlScript(log, 5) ?? ''

test('a script makes what it needs and nothing else', () => {
  expect(script).toContain(`ID_1=$(curl -sS -X POST "$VALORA_URL"'/customers'`)
  expect(script).toContain(`ID_2=$(curl -sS -X POST "$VALORA_URL"'/meters'`)
  expect(script).not.toContain('GET "$VALORA_URL"\'/customers')
  expect(script).toContain(`'/meters/'"$ID_2"'/usage?customer_id='"$ID_1"''`)
  for (const text of ['two', 'Bearer secret', customer, meter, unused, 'k1']) {
    expect(script).not.toContain(text)
  }
})

test('a script is one that a shell reads', () => {
  // curl and jq are stood in for: each request tells itself, jq makes an id.
  const stubs = 'curl() { echo "$@" >&2; }; jq() { echo made; }\n'
  const told = execFileSync('bash', ['-c', `exec 2>&1; VALORA_KEY=key; ${stubs}${script}`],
    { encoding: 'utf8' })
  expect(told).toContain('{"name":"it\'s one"}')
  expect(told).toContain('/v1/meters/made/usage?customer_id=made')
  expect(told).toContain('authorization: Bearer key')
})

test('nothing shown is no script', () => expect(curlScript(log, 8)).toBeNull())
