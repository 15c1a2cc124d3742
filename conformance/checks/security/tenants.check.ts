import type { Api } from '../../src/api/api.ts'
import type { Exchange } from '../../src/api/exchange.ts'
import { check } from '../../src/check.ts'
import type { Operation } from '../../src/contract/contract.ts'
import { estate, seen, type Estate } from '../estate.ts'
import { call, tenantOperations } from './matrix-requests.ts'

const everything = { start: '2020-01-01T00:00:00Z', end: '2030-01-01T00:00:00Z' }

const unknownLike = (id: string): string => {
  const prefix = /^[a-z]+_/.exec(id)?.[0]
  return prefix === undefined ? 'no-such-event' : `${prefix}${'0'.repeat(26)}`
}

/** What a refusal says, without what must differ: the request id and the id that was asked for. */
const told = ({ status, text }: Exchange, id: string): string =>
  `${status} ${text}`.replaceAll(id, 'ID').replace(/"request_id":"[^"]*"/, '')

const pathNames = ({ parameters }: Operation): string[] =>
  parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)

type Probe = { name: string; values: Estate }

/** All ids are foreign, then each one by itself among the stranger's own. */
const probesOf = (operation: Operation, own: Estate, theirs: Estate): Probe[] => {
  const names = pathNames(operation)
  const single = names.length === 1 ? [] : names
  return [{ name: names[0] ?? '', values: own },
    ...single.map((name) => ({ name, values: { ...theirs, [name]: own[name] ?? '' } }))]
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
      const before = await seen(context, own)
      const stranger = await given.organization()
      const theirs = await estate(stranger)
      const named = tenantOperations(contract).filter((one) => pathNames(one).length > 0)
      for (const operation of expect.atLeastOne(named, 'operations name objects')) {
        for (const { name, values } of probesOf(operation, own, theirs)) {
          const id = expect.present(own[name], `there is a ${name} to ask for`)
          const missing = unknownLike(id)
          const probe = await call(stranger.api, operation, values)
          expect.equal(probe.status, 404, `${operation.operationId} hides a foreign ${name}`)
          const control = await call(stranger.api, operation, { ...values, [name]: missing })
          expect.equal(told(probe, id), told(control, missing),
            `${operation.operationId} answers as for one that does not exist`)
        }
      }
      expect.equal(await seen(context, own), before, 'a stranger changes nothing')
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
        ['/credit-notes', 'customer_id'], ['/credit-notes', 'invoice_id'],
        ['/credit-grants', 'customer_id'],
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
