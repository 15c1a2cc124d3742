import type { Customer, Subscription } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { estate, seen } from '../estate.ts'
import { call } from '../security/matrix-requests.ts'

export default [
  check({
    id: 'idempotency/replay-returns-original',
    requirement: 'IDM-1.1',
    needs: ['customers'],
    async run({ api, expect, random }) {
      const [key, body] = [api.newKey(), { name: random.name('customer') }]
      const first = expect.status(await api.post<Customer>('/customers', body, { key }), 201)
      expect.equal(first.headers['idempotency-replayed'], undefined, 'the first is no replay')
      const replay = await api.post('/customers', body, { key })
      expect.same(replay, first)
      expect.header(replay, 'idempotency-replayed', 'true')
      const all = await api.all<Customer>('/customers')
      expect.equal(all.map(({ id }) => id), [first.body.id], 'a replay creates nothing')
    },
  }),
  check({
    id: 'idempotency/a-stored-refusal-is-replayed',
    requirement: 'IDM-1.1',
    needs: ['customers'],
    async run({ api, expect, given, random }) {
      const { external_id } = await given.customer({ external_id: random.name('external') })
      const [key, body] = [api.newKey(), { name: random.name('customer'), external_id }]
      const first = await api.post('/customers', body, { key })
      expect.problem(first, 'external_id_taken')
      const replay = await api.post('/customers', body, { key })
      expect.same(replay, first)
      expect.header(replay, 'idempotency-replayed', 'true')
    },
  }),
  check({
    id: 'idempotency/every-post-honours-a-key',
    requirement: 'IDM-1.1',
    needs: ['subscriptions', 'invoices'],
    async run({ api, expect, given, now, random }) {
      const scene = await given.billing({ fixed: { pricing: { type: 'flat', amount: '5' } } })
      const [invoice] = await given.invoices(scene.subscription)
      const own = expect.present(invoice, 'a fixed charge in advance is invoiced at the start')
      const posts: [string, unknown][] = [
        ['/meters', { name: 'm', event_name: random.name('event'), aggregation: 'count' }],
        ['/products', { name: 'p' }],
        ['/test-clocks', { now: now() }],
        ['/api-keys', { name: 'k', role: 'ingest' }],
        [`/test-clocks/${scene.clock.id}/advance`, { to: '2026-01-02T00:00:00Z' }],
        [`/subscriptions/${scene.subscription.id}/cancel`, { mode: 'period_end' }],
        [`/invoices/${own.id}/void`, undefined],
        [`/meters/${scene.meter.id}/archive`, undefined],
      ]
      for (const [path, body] of posts) {
        const key = api.newKey()
        const first = await api.post(path, body, { key })
        expect.that(first.status < 300, `POST ${path} is served`)
        const replay = await api.post(path, body, { key })
        expect.same(replay, first)
        expect.header(replay, 'idempotency-replayed', 'true')
      }
    },
  }),
  check({
    id: 'idempotency/money-needs-a-key',
    requirement: 'IDM-1.2',
    needs: ['subscriptions'],
    async run({ api, expect, given }) {
      const plan = await given.plan([await given.price({ pricing: { type: 'flat', amount: '1' } })])
      const body = { customer_id: (await given.customer()).id, plan_id: plan.id }
      expect.problem(await api.post('/subscriptions', body), 'idempotency_key_required')
      expect.equal((await api.all('/subscriptions')).length, 0, 'nothing is created without a key')
      const key = api.newKey()
      const first = expect.status(
        await api.post<Subscription>('/subscriptions', body, { key }), 201)
      expect.same(await api.post('/subscriptions', body, { key }), first)
      const all = await api.all<Subscription>('/subscriptions')
      expect.equal(all.map(({ id }) => id), [first.body.id], 'a replay subscribes nobody again')
    },
  }),
  check({
    id: 'idempotency/every-operation-that-makes-money-needs-a-key',
    requirement: 'IDM-1.2',
    needs: ['invoices', 'usage-ingest'],
    tags: ['derived'],
    async run(context) {
      const { api, contract, expect } = context
      const own = await estate(context)
      const before = await seen(context, own)
      const money = contract.operations.filter(({ problems }) =>
        problems.includes('idempotency_key_required'))
      for (const operation of expect.atLeastOne(money, 'the contract has such operations')) {
        expect.problem(await call(api, operation, own, { keyless: true }),
          'idempotency_key_required')
      }
      expect.equal(await seen(context, own), before, 'nothing is made without a key')
    },
  }),
]
