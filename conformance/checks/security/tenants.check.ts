import type { Api } from '../../src/api/api.ts'
import type { Exchange } from '../../src/api/exchange.ts'
import type { CheckContext } from '../../src/check.ts'
import { check } from '../../src/check.ts'
import { call, tenantOperations } from './matrix-requests.ts'

/** An organization with one of everything, by the name of the parameter that takes its id. */
const estate = async ({ api, given }: CheckContext): Promise<Record<string, string>> => {
  const scene = await given.billing({ fixed: { pricing: { type: 'flat', amount: '5' } } })
  const [event] = await given.ingest(scene.customer,
    [{ event_name: scene.meter.event_name, timestamp: scene.clock.now,
      properties: { amount: '1' } }])
  const [invoice] = await given.invoices(scene.subscription)
  const key = await given.key('read_only')
  const { plan, price, customer, meter, subscription, clock } = scene
  await api.get('/organization')
  return {
    api_key_id: key.id, customer_id: customer.id, meter_id: meter.id, price_id: price.id,
    product_id: price.product_id, plan_id: plan.id, subscription_id: subscription.id,
    invoice_id: invoice?.id ?? '', test_clock_id: clock.id, usage_event_id: event?.id ?? '',
    plan_version_id: plan.version.id,
  }
}

const everything = { start: '2020-01-01T00:00:00Z', end: '2030-01-01T00:00:00Z' }

const unknownLike = (id: string): string => {
  const prefix = /^[a-z]+_/.exec(id)?.[0]
  return prefix === undefined ? 'no-such-event' : `${prefix}${'0'.repeat(26)}`
}

/** What a refusal says, without what must differ: the request id and the id that was asked for. */
const told = ({ status, text }: Exchange, id: string): string =>
  `${status} ${text}`.replaceAll(id, 'ID').replace(/"request_id":"[^"]*"/, '')

const snapshot = async ({ api }: CheckContext, own: Record<string, string>): Promise<unknown[]> => {
  const paths = [`/customers/${own['customer_id']}`, `/meters/${own['meter_id']}`,
    `/prices/${own['price_id']}`, `/products/${own['product_id']}`, `/plans/${own['plan_id']}`,
    `/subscriptions/${own['subscription_id']}`, `/invoices/${own['invoice_id']}`,
    `/test-clocks/${own['test_clock_id']}`, '/api-keys', '/organization',
    `/plans/${own['plan_id']}/versions`,
    `/usage-events/${own['usage_event_id']}?customer_id=${own['customer_id']}`]
  const bodies: unknown[] = []
  for (const path of paths) bodies.push((await api.get(path)).body)
  return bodies
}

export default [
  check({
    id: 'security/foreign-ids-in-paths-do-not-exist',
    requirement: 'SEC-1.3',
    needs: ['api-keys', 'invoices', 'usage-ingest'],
    tags: ['derived', 'matrix'],
    async run(context) {
      const { contract, expect, given } = context
      const own = await estate(context)
      const before = await snapshot(context, own)
      const stranger = (await given.organization()).api
      const named = tenantOperations(contract)
        .filter(({ parameters }) => parameters.some((parameter) => parameter.in === 'path'))
      for (const operation of expect.atLeastOne(named, 'operations name objects')) {
        const name = operation.parameters.find(({ in: place }) => place === 'path')?.name ?? ''
        const [id, missing] = [own[name] ?? '', unknownLike(own[name] ?? '')]
        const probe = await call(stranger, operation, own)
        expect.equal(probe.status, 404, `${operation.operationId} hides a foreign ${name}`)
        const control = await call(stranger, operation, { ...own, [name]: missing })
        expect.equal(told(probe, id), told(control, missing),
          `${operation.operationId} answers as for one that does not exist`)
      }
      expect.equal(await snapshot(context, own), before, 'a stranger changes nothing')
    },
  }),
  check({
    id: 'security/foreign-ids-in-bodies-do-not-exist',
    requirement: 'SEC-1.3',
    needs: ['invoices', 'usage-ingest'],
    tags: ['matrix'],
    async run(context) {
      const { api, expect, given, now } = context
      const own = await estate(context)
      const stranger = await given.organization()
      const theirs = await estate({ ...context, api: stranger.api, given: stranger.given })
      const pricing = { type: 'flat', amount: '1' }
      const requests = (ids: Record<string, string>): [string, unknown][] => [
        ['/customers', { name: 'x', test_clock_id: ids['test_clock_id'] }],
        ['/prices', { product_id: ids['product_id'], currency: 'USD', pricing }],
        ['/prices', { product_id: theirs['product_id'], currency: 'USD',
          pricing: { type: 'per_unit', unit_amount: '1' }, meter_id: ids['meter_id'] }],
        ['/prices/preview', { price_id: ids['price_id'], quantity: '1' }],
        ['/plans', { name: 'x', currency: 'USD', interval: { unit: 'month', count: 1 },
          items: [{ price_id: ids['price_id'] }] }],
        [`/plans/${theirs['plan_id']}/versions`, { currency: 'USD',
          interval: { unit: 'month', count: 1 }, items: [{ price_id: ids['price_id'] }] }],
        ['/subscriptions', { customer_id: ids['customer_id'], plan_id: theirs['plan_id'] }],
        ['/subscriptions', { customer_id: theirs['customer_id'], plan_id: ids['plan_id'] }],
      ]
      const controls = requests(theirs)
      for (const [index, [path, body]] of requests(own).entries()) {
        const probe = await stranger.api.post(path, body, { key: api.newKey() })
        expect.equal(probe.status, 404, `POST ${path} hides what is foreign`)
        const control = await stranger.api.post(path, controls[index]?.[1], { key: api.newKey() })
        expect.that(control.status < 300, `POST ${path} takes what is its own`)
      }
      const events = [{ id: 'probe', event_name: 'x', customer_id: own['customer_id'],
        timestamp: now() }]
      const ingested = await stranger.api.post<{ results: { problem?: { code: string } }[] }>(
        '/usage-events', { events })
      expect.equal(ingested.body.results[0]?.problem?.code, 'customer_not_found',
        'an event for a foreign customer is rejected')
    },
  }),
  check({
    id: 'security/foreign-ids-in-queries-do-not-exist',
    requirement: ['SEC-1.3', 'SEC-1.4'],
    needs: ['invoices', 'usage-ingest'],
    tags: ['matrix'],
    async run(context) {
      const { expect, given } = context
      const own = await estate(context)
      const stranger = (await given.organization()).api
      const filters = [['/invoices', 'customer_id'], ['/invoices', 'subscription_id'],
        ['/subscriptions', 'customer_id'], ['/prices', 'product_id'],
        ['/usage-events', 'customer_id'], ['/usage-reconciliation', 'customer_id', everything],
        ['/usage-reconciliation', 'meter_id', everything]] as const
      for (const [path, name, others = {}] of filters) {
        const id = own[name] ?? ''
        const ask = (api: Api, value: string) =>
          api.get<{ data: unknown[] }>(path, { query: { ...others, [name]: value } })
        const mine = await ask(context.api, id)
        expect.atLeastOne(mine.body.data, `${path} shows its own organization what is there`)
        const probe = await ask(stranger, id)
        const missing = unknownLike(id)
        const control = await ask(stranger, missing)
        expect.equal(told(probe, id), told(control, missing),
          `${path} answers a foreign ${name} as one that does not exist`)
      }
      const all = await stranger.get<{ data: unknown[] }>('/usage-reconciliation',
        { query: everything })
      expect.equal(expect.status(all, 200).body.data, [], 'nor is foreign usage reconciled')
    },
  }),
  check({
    id: 'security/lists-show-the-own-organization-only',
    requirement: 'SEC-1.4',
    needs: ['api-keys', 'invoices', 'usage-ingest'],
    tags: ['derived', 'matrix'],
    async run(context) {
      const { contract, expect, given } = context
      await estate(context)
      const stranger = await given.organization()
      const lists = tenantOperations(contract).filter(({ method, path, operationId, parameters }) =>
        method === 'GET' && operationId.startsWith('list') && operationId !== 'listCurrencies' &&
        !path.includes('{') && !parameters.some(({ in: place, required }) =>
          place === 'query' && required))
      type Page = { data: { id: string }[] }
      for (const { path } of expect.atLeastOne(lists, 'the contract has lists')) {
        const mine = await context.api.get<Page>(path)
        expect.atLeastOne(expect.status(mine, 200).body.data, `${path} shows what is there`)
        const theirs = expect.status(await stranger.api.get<Page>(path), 200).body.data
        const foreign = new Set(mine.body.data.map(({ id }) => id))
        expect.that(!theirs.some(({ id }) => foreign.has(id)), `${path} shows nothing foreign`)
        if (path !== '/api-keys') expect.equal(theirs, [], `${path} of a new organization is empty`)
      }
    },
  }),
]
