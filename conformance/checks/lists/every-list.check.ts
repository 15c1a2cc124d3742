import type { Operation } from '../../src/contract/contract.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { credit, grantOf } from '../credited.ts'
import { estate, type Estate } from '../estate.ts'
import { tenantOperations } from '../security/matrix-requests.ts'

type Item = { id?: string; created_at?: string; position?: number }

/** A second one of what an estate holds one of, so that each list has a second page. */
const crowd = async (context: CheckContext): Promise<Estate> => {
  const { api, given } = context
  const own = await estate(context)
  const [customer, invoice] = [{ id: own['customer_id'] ?? '' }, { id: own['invoice_id'] ?? '' }]
  const subscription = { id: own['subscription_id'] ?? '' }
  const { body: first } = await api.get(`/invoices/${invoice.id}`)
  await credit(context, first as Parameters<typeof credit>[1], ['1'])
  await given.change(subscription, { effective: 'period_end', plan_id: own['plan_id'] ?? '' })
  await given.discount(customer, { percentage: '20' })
  await grantOf(context, { customer, amount: '1' })
  await given.taxRate('20')
  const other = await given.billing({ fixed: { pricing: { type: 'flat', amount: '1' } } })
  await given.ingest(customer, [0, 1].map(() => ({ event_name: other.meter.event_name,
    timestamp: '2026-01-01T00:00:00Z', properties: { amount: '1' } })))
  await api.post(`/plans/${own['plan_id']}/versions`, { currency: 'USD',
    interval: { unit: 'month', count: 1 }, items: [{ price_id: own['price_id'] }] })
  await given.advance({ id: own['test_clock_id'] ?? '' }, '2026-03-01T00:00:00Z')
  return { ...own, invoice_id: (await given.invoices(subscription)).at(-1)?.id ?? '' }
}

const isList = ({ method, operationId, parameters }: Operation): boolean =>
  method === 'GET' && operationId.startsWith('list')
  && parameters.some(({ name }) => name === 'cursor')

const pathOf = ({ path, parameters }: Operation, own: Estate): string =>
  parameters.filter((one) => one.in === 'path').reduce((built, { name }) =>
    built.replace(`{${name}}`, own[name] ?? ''), path)

const queryOf = ({ parameters }: Operation, own: Estate): Record<string, string> =>
  Object.fromEntries(parameters.filter((one) => one.in === 'query' && one.required)
    .map(({ name }) => [name, own[name] ?? '']))

export default check({
  id: 'lists/every-list-is-walked-in-its-order',
  requirement: ['PAG-4.3', 'PAG-4.4', 'PAG-4.6'],
  needs: ['api-keys', 'invoices', 'usage-ingest'],
  tags: ['derived'],
  async run(context) {
    const { api, contract, expect } = context
    const own = await crowd(context)
    const lists = tenantOperations(contract).filter(isList)
    for (const operation of expect.atLeastOne(lists, 'the contract has lists')) {
      const [path, query] = [pathOf(operation, own), queryOf(operation, own)]
      const whole = await api.all<Item>(path, { query: { ...query, limit: 100 } })
      expect.that(whole.length > 1, `${operation.operationId} has more than one page of one`)
      const walked = await api.all<Item>(path, { query: { ...query, limit: 1 } })
      expect.equal(walked, whole, `${operation.operationId} walked one by one shows each once`)
      const made = whole.flatMap(({ created_at }) => created_at ?? [])
      expect.equal(made, made.toSorted((a, b) => Date.parse(b) - Date.parse(a)),
        `${operation.operationId} shows the newest first`)
      const positions = whole.flatMap(({ position }) => position ?? [])
      expect.equal(positions, positions.map((_, index) => index + 1), 'lines go by position')
    }
  },
})
