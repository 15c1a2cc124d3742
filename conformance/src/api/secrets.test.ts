import { expect, test } from 'vitest'
import { curl } from './curl.ts'
import { createSecrets } from './secrets.ts'

const redactor = (...known: string[]) => {
  const secrets = createSecrets()
  for (const secret of known) secrets.add(secret)
  return secrets.redact
}

test.each([
  ['a known secret', 'key is hunter2hunter2.', 'key is [redacted].'],
  ['its URL form', 'GET /x?key=a%2Fb%2Fc%2Fd%2Fe', 'GET /x?key=[redacted]'],
  ['its JSON form', String.raw`{"k":"q\"q\"q\"q\"q"}`, '{"k":"[redacted]"}'],
  ['a key nobody told of', 'vk_abcdefgh12345678', '[redacted]'],
  ['a bearer token nobody told of', 'got: Bearer abc.def', 'got: Bearer [redacted]'],
  ['an innocent text', 'Valora keeps invoices.', 'Valora keeps invoices.'],
])('%s is treated as such', (_, text, wanted) => {
  expect(redactor('hunter2hunter2', 'a/b/c/d/e', 'q"q"q"q"q')(text)).toBe(wanted)
})

test('secrets in answers are learned wherever they stand', () => {
  const secrets = createSecrets()
  secrets.learn({ data: [{ api_key: { secret: 'not-a-vk-secret-at-all' } }] })
  expect(secrets.redact('x not-a-vk-secret-at-all x')).toBe('x [redacted] x')
})

test('a short secret does not blot out common words', () => {
  expect(redactor('id')('the id stays')).toBe('the id stays')
})

test('a command line leaves the key to the environment and quotes the rest', () => {
  const text = curl({
    method: 'POST', url: 'http://127.0.0.1/v1/customers', path: '/customers',
    headers: { authorization: 'Bearer vk_secret', 'content-type': 'application/json' },
    text: `{"name":"O'Neill"}`,
  })
  expect(text).not.toContain('vk_secret')
  expect(text).toContain('-H "authorization: Bearer $VALORA_KEY"')
  expect(text).toContain(String.raw`--data-binary '{"name":"O'\''Neill"}'`)
})
