import type { Customer } from '@valora/spec/types'
import { check } from '../../src/check.ts'

export default [
  check({
    id: 'idempotency/another-body-is-refused',
    requirement: 'IDM-1.3',
    needs: ['customers'],
    async run({ api, expect, random }) {
      const [key, name] = [api.newKey(), random.name('customer')]
      const first = expect.status(await api.post<Customer>('/customers', { name }, { key }), 201)
      const probe = await api.post('/customers', { name: `${name}-other` }, { key })
      expect.problem(probe, 'idempotency_key_reused')
      const all = await api.all<Customer>('/customers')
      expect.equal(all.map((customer) => customer.name), [name], 'another body creates nothing')
      expect.same(await api.post('/customers', { name }, { key }), first)
    },
  }),
  check({
    id: 'idempotency/parallel-requests-act-once',
    requirement: 'IDM-1.4',
    needs: ['customers'],
    async run({ api, expect, random }) {
      const [key, body] = [api.newKey(), { name: random.name('customer') }]
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => api.post('/customers', body, { key })))
      const created = expect.holds(answers, ({ status }) => status === 201, 'one of them is served')
      for (const answer of answers) {
        if (answer.status === 201) expect.same(answer, created)
        else {
          expect.problem(answer, 'idempotency_in_progress')
          expect.header(answer, 'retry-after')
        }
      }
      const all = await api.all<Customer>('/customers')
      expect.equal(all.length, 1, 'requests in parallel with one key act once')
    },
  }),
  check({
    id: 'idempotency/a-key-is-scoped',
    requirement: 'IDM-1.5',
    needs: ['customers', 'products'],
    async run({ api, expect, given, random }) {
      const [key, body] = [api.newKey(), { name: random.name('thing') }]
      const first = expect.status(await api.post<Customer>('/customers', body, { key }), 201)
      const path = expect.status(await api.post<{ id: string }>('/products', body, { key }), 201)
      expect.notEqual(path.body.id, first.body.id, 'another path is another scope')
      const other = await given.organization()
      const theirs = await other.api.post<Customer>('/customers', body, { key })
      expect.status(theirs, 201)
      expect.notEqual(theirs.body.id, first.body.id, 'another organization is another scope')
      expect.same(await api.post('/customers', body, { key }), first)
    },
  }),
  check({
    id: 'idempotency/a-validation-failure-frees-the-key',
    requirement: 'IDM-1.6',
    needs: ['customers'],
    async run({ api, expect, random }) {
      const [key, name] = [api.newKey(), random.name('customer')]
      expect.problem(await api.post('/customers', { name: 7 }, { key }), 'invalid_request')
      const corrected = await api.post('/customers', { name }, { key })
      expect.status(corrected, 201)
      expect.equal(corrected.headers['idempotency-replayed'], undefined, 'it is no replay')
      const all = await api.all<Customer>('/customers')
      expect.equal(all.map((customer) => customer.name), [name], 'the corrected body acts once')
    },
  }),
]
