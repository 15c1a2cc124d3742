import { describe, expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { runningEngine } from '../../test/running-engine.ts'
import { readContract } from './contract/contract.ts'
import { operationsOf } from './contract/operations.ts'

const engine = runningEngine()
const contract = readContract(fileURLToPath(new URL('../../../dist', import.meta.url)))
const operations = operationsOf(contract)
const roles = Object.entries(contract.document['x-roles'] as Record<string, string[]>)
const pathOf = (path: string): string => path.replaceAll(/\{\w+\}/g, 'x')

describe.each(roles)('a key of role %s', (role, scopes) => {
  test('may do what its scopes say and nothing else', async () => {
    const tenant = await engine.tenant()
    const { body: key } = await tenant.post('/api-keys', { name: role, role })
    for (const { id, method, path, scheme, scope } of operations) {
      const { status, body } = await engine.client(key.secret).send(method, pathOf(path))
      const allowed = scheme === undefined || scopes.includes(scope ?? '')
      expect([id, body?.code === 'insufficient_scope', status === 403, status === 401])
        .toEqual([id, !allowed, !allowed, false])
    }
  })
})

test('the platform key opens tenants and nothing of a tenant', async () => {
  for (const { id, method, path, scheme } of operations) {
    const { status } = await engine.client().send(method, pathOf(path))
    expect([id, status === 401]).toEqual([id, scheme === 'apiKey'])
  }
})

test.each([
  ['', 'none'],
  ['vk_unknown_key_of_nobody_at_all', 'an unknown one'],
  ['x'.repeat(600), 'an endless one'],
])('without a valid key no operation that wants one answers: %s %s', async (secret, _why) => {
  for (const { id, method, path, scheme } of operations) {
    const { status, headers } = await engine.client(secret).send(method, pathOf(path))
    expect([id, status === 401]).toEqual([id, scheme !== undefined])
    expect([id, headers.get('www-authenticate')])
      .toEqual([id, scheme === undefined ? null : 'Bearer'])
  }
})

test.each([
  ['bearer', 200, 'the scheme in any letter case'],
  ['Basic', 401, 'another scheme'],
])('a key sent as %s is answered %i: %s', async (scheme, status, _why) => {
  const { secret } = await engine.tenant()
  const answer = await engine.client('').send('GET', '/organization',
    { headers: { authorization: `${scheme} ${secret}` } })
  expect(answer.status).toBe(status)
})

test('a revoked key is refused at once, and stays in the list', async () => {
  const tenant = await engine.tenant()
  const { body: key } = await tenant.post('/api-keys', { name: 'k', role: 'admin' })
  expect((await engine.client(key.secret).get('/organization')).status).toBe(200)
  const revoked = await tenant.post(`/api-keys/${key.id}/revoke`)
  const again = await tenant.post(`/api-keys/${key.id}/revoke`)
  expect(revoked.body.revoked_at).not.toBeNull()
  expect(again.body).toEqual(revoked.body)
  expect((await engine.client(key.secret).get('/organization')).status).toBe(401)
  const { body: list } = await tenant.get('/api-keys')
  expect(list.data.map(({ id }: { id: string }) => id)).toContain(key.id)
})

test('a secret is shown once, with its last characters as a hint', async () => {
  const tenant = await engine.tenant()
  const { body: key } = await tenant.post('/api-keys', { name: 'k', role: 'ingest' })
  expect(key.secret).toMatch(/^vk_[0-9a-z]{26,}$/)
  expect(key.secret_hint.slice(-4)).toBe(key.secret.slice(-4))
  const { text } = await tenant.get('/api-keys')
  expect(text).not.toContain(key.secret)
})

test('an object of another organization does not exist', async () => {
  const [one, other] = [await engine.tenant(), await engine.tenant()]
  const { body: customer } = await one.post('/customers', { name: 'x' })
  const foreign = await other.get(`/customers/${customer.id}`)
  const none = await other.get(`/customers/${customer.id.replace(/.$/, '0')}`)
  const { request_id: _foreign, ...seen } = foreign.body
  const { request_id: _none, ...unseen } = none.body
  expect([foreign.status, seen]).toEqual([404, unseen])
  expect((await other.get('/customers')).body.data).toEqual([])
})
