import type { ApiKey, ApiKeyCreated } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { call, tenantOperations } from './matrix-requests.ts'

export default [
  check({
    id: 'security/every-operation-wants-a-key',
    requirement: 'SEC-1.2',
    needs: ['customers'],
    tags: ['derived', 'matrix'],
    async run({ api, contract, expect, given }) {
      const { secret } = await given.own()
      expect.status(await api.get('/organization'), 200)
      const guarded = contract.operations.filter(({ credential }) => credential !== 'none')
      for (const operation of expect.atLeastOne(guarded, 'the contract guards its operations')) {
        const strangers = [api.anonymous(), api.as('vk_not_a_key_of_anybody_0000000'),
          api.as(secret.slice(0, -1)), api.as(`${secret}0`)]
        const answers = await Promise.all(strangers.map(async (stranger) =>
          call(stranger, operation)))
        for (const answer of answers) expect.problem(answer, 'unauthenticated')
      }
    },
  }),
  check({
    id: 'security/a-platform-operation-refuses-an-organization-key',
    requirement: 'SEC-1.1',
    needs: ['organizations'],
    tags: ['derived', 'matrix'],
    async run({ api, contract, expect }) {
      expect.status(await api.platform().get('/organizations', { query: { limit: 1 } }), 200)
      const platform = contract.operations.filter(({ credential }) => credential === 'platformKey')
      for (const operation of expect.atLeastOne(platform, 'there are platform operations')) {
        expect.problem(await call(api, operation), 'insufficient_scope')
      }
    },
  }),
  check({
    id: 'security/a-revoked-key-is-refused',
    requirement: 'SEC-1.2',
    needs: ['api-keys'],
    async run({ api, expect, given }) {
      const key = await given.key('billing')
      const holder = api.as(key.secret)
      expect.status(await holder.get('/customers'), 200)
      const revoked = await api.post<ApiKey>(`/api-keys/${key.id}/revoke`)
      expect.present(expect.status(revoked, 200).body.revoked_at, 'revoking says when')
      expect.problem(await holder.get('/customers'), 'unauthenticated')
      expect.problem(await holder.post('/customers', { name: 'x' }), 'unauthenticated')
      expect.equal((await api.all('/customers')).length, 0, 'a revoked key creates nothing')
      const again = await api.post<ApiKey>(`/api-keys/${key.id}/revoke`)
      expect.equal(again.body, revoked.body, 'revoking again changes nothing')
    },
  }),
  check({
    id: 'security/a-role-opens-its-scopes-and-no-others',
    requirement: 'SEC-1.1',
    needs: ['api-keys'],
    tags: ['derived', 'matrix'],
    async run({ api, contract, expect, given }) {
      for (const role of ['billing', 'ingest', 'read_only'] as const) {
        const holder = api.as((await given.key(role)).secret)
        const scopes = new Set(contract.roles.get(role))
        const [opened, closed] = [true, false].map((open) => tenantOperations(contract).filter(
          (operation) => operation.scopes.every((scope) => scopes.has(scope)) === open))
        const refused = expect.atLeastOne(closed ?? [], `${role} lacks a scope`)
        await Promise.all(refused.map(async (operation) =>
          expect.problem(await call(holder, operation), 'insufficient_scope')))
        const served = expect.atLeastOne(opened ?? [], `${role} has a scope`)
        await Promise.all(served.map(async (operation) => {
          const { status } = await call(holder, operation)
          expect.that(status !== 401 && status !== 403, `${role} opens ${operation.operationId}`)
        }))
      }
    },
  }),
  check({
    id: 'security/a-secret-is-shown-once',
    requirement: 'SEC-2.1',
    needs: ['api-keys'],
    async run({ api, expect, given }) {
      const tenant = await given.own()
      const created = await given.key('read_only')
      expect.status(await api.as(created.secret).get('/organization'), 200)
      const { secret, ...shown } = created
      const listed = await api.all<ApiKeyCreated>('/api-keys')
      const found = expect.holds(listed, ({ id }) => id === created.id, 'the key is listed')
      expect.equal(found, shown, 'the list shows all but the secret')
      const answers = [await api.get('/api-keys'), await api.get('/organization'),
        await api.post(`/api-keys/${created.id}/revoke`)]
      for (const { text } of answers) {
        expect.that(!text.includes(secret), 'no later answer shows the secret')
        expect.that(!text.includes(tenant.secret), 'no later answer shows the first secret')
      }
    },
  }),
]
