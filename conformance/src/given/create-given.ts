import type {
  ApiKeyCreated, Customer, Invoice, InvoiceLine, Meter, OrganizationCreate, Plan, Price, Product,
  Subscription, TestClock, TestClockAdvancement,
} from '@valora/spec/types'
import type { Api } from '../api/api.ts'
import type { Random } from '../random.ts'
import { givenBilling } from './billing.ts'
import type { Given, Tenant } from './given.ts'
import { ingest } from './ingest.ts'
import { prerequisite } from './prerequisite.ts'
import { catalogOf, scenes } from './scene.ts'
import { steps } from './steps.ts'

export type GivenParts = {
  api: Api
  random: Random
  own: () => Promise<Tenant>
  another: (values?: Partial<OrganizationCreate>) => Promise<Tenant>
}

type Access = Pick<Given, 'own' | 'organization' | 'key' | 'customer' | 'testClock' | 'advance'>
type Catalog = Pick<Given, 'meter' | 'product' | 'price' | 'plan'>
type BilledThings = Pick<Given, 'subscription' | 'invoices' | 'lines'>

const access = ({ api, random, own, another }: GivenParts): Access => ({
  own,
  organization: another,
  key: async (role) =>
    prerequisite('createApiKey', 201, async () =>
      api.post<ApiKeyCreated>('/api-keys', { name: random.name('key'), role })),
  customer: async (values) =>
    prerequisite('createCustomer', 201, async () =>
      api.post<Customer>('/customers', { name: random.name('customer'), ...values })),
  testClock: async (now) =>
    prerequisite('createTestClock', 201, async () =>
      api.post<TestClock>('/test-clocks', { name: random.name('clock'), now })),
  advance: async ({ id }, to) =>
    prerequisite('advanceTestClock', 200, async () =>
      api.post<TestClockAdvancement>(`/test-clocks/${id}/advance`, { to })),
})

const catalog = ({ api, random }: GivenParts): Catalog => {
  const product: Given['product'] = async (values) =>
    prerequisite('createProduct', 201, async () =>
      api.post<Product>('/products', { name: random.name('product'), ...values }))
  return {
    product,
    meter: async (values = {}) => {
      const { aggregation = 'sum' } = values
      const value = aggregation === 'count' ? {} : { value_property: 'amount' }
      const body = {
        name: random.name('meter'), event_name: random.name('event'), aggregation, ...value,
        ...values,
      }
      return prerequisite('createMeter', 201, async () => api.post<Meter>('/meters', body))
    },
    price: async (values) => {
      const product_id = values.product_id ?? (await product()).id
      return prerequisite('createPrice', 201, async () =>
        api.post<Price>('/prices', { currency: 'USD', ...values, product_id }))
    },
    plan: async (prices, values) => {
      const items = prices.map(({ id, quantity }) =>
        ({ price_id: id, ...(quantity === undefined ? {} : { quantity }) }))
      const body = {
        name: random.name('plan'), currency: prices[0]?.currency ?? 'USD',
        interval: { unit: 'month', count: 1 }, items, ...values,
      }
      return prerequisite('createPlan', 201, async () => api.post<Plan>('/plans', body))
    },
  }
}

type List = { step: string; query?: Record<string, string> }

const list = async <Item>(api: Api, path: string, { step, query }: List): Promise<Item[]> =>
  prerequisite(step, 200, async () =>
    ({ status: 200, body: await api.all<Item>(path, { query: { limit: 100, ...query } }) }))

const billedThings = ({ api }: GivenParts): BilledThings => ({
  subscription: async (values) =>
    prerequisite('createSubscription', 201, async () =>
      api.post<Subscription>('/subscriptions', values, { key: api.newKey() })),
  invoices: async ({ id }) => {
    const query = { subscription_id: id }
    const newest = await list<Invoice>(api, '/invoices', { step: 'listInvoices', query })
    return newest.toReversed()
  },
  lines: async ({ id }) =>
    list<InvoiceLine>(api, `/invoices/${id}/lines`, { step: 'listInvoiceLines' }),
})

/** The builders of one organization. */
export const createGiven = (parts: GivenParts): Given => {
  const { api, random } = parts
  const billed = billedThings(parts)
  const single = {
    ...access(parts),
    ...catalog(parts),
    ...billed,
    ...steps({ api, random }, billed),
    ingest: ingest({ api, random }),
  }
  return {
    ...single,
    billing: async (scene) => givenBilling(single, api, { scene }),
    catalog: async (offers, values) => catalogOf(single, offers, values),
    scene: scenes(single),
  }
}
