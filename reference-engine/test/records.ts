import type { Meter } from '../src/domain/metering/meter.ts'
import { Decimal } from '../src/domain/money/decimal.ts'
import type { Store } from '../src/persistence/store.ts'
import { created, newId } from './record-basics.ts'

export { at, created, newId, sha256 } from './record-basics.ts'

export const newOrganization = () => ({
  id: newId('org'),
  name: 'Northwind Cloud',
  timeZone: 'Europe/Berlin',
  draftGraceHours: 1,
  lateUsagePolicy: 'reject' as const,
  invoiceNumberPrefix: 'INV',
  paymentTermsDays: 30,
  createdAt: created,
  updatedAt: created
})

export const newCustomer = (organizationId: string) => ({
  organizationId,
  id: newId('cus'),
  name: 'Everest Analytics',
  externalId: null as string | null,
  email: null,
  timeZone: 'Asia/Kathmandu',
  testClockId: null as string | null,
  taxRateIds: [] as readonly string[],
  metadata: { segment: 'startup' },
  archivedAt: null,
  createdAt: created,
  updatedAt: created
})

export const newMeter = (organizationId: string, definition: Meter) => ({
  organizationId,
  id: newId('mtr'),
  name: 'Stored gigabytes',
  eventName: definition.eventName,
  aggregation: definition.aggregation,
  valueProperty: definition.valueProperty ?? null,
  filters: definition.filters ?? [],
  groupBy: definition.groupBy ?? [],
  carryForward: definition.carryForward ?? false,
  metadata: {},
  archivedAt: null,
  createdAt: created
})

export const newProduct = (organizationId: string) => ({
  organizationId,
  id: newId('prod'),
  name: 'Object storage',
  description: null,
  metadata: {},
  archivedAt: null,
  createdAt: created
})

export const newPrice = (organizationId: string, productId: string) => ({
  organizationId,
  id: newId('price'),
  productId,
  name: null,
  currency: 'USD',
  pricing: { type: 'per_unit' as const, unit_amount: '0.023' },
  includedQuantity: Decimal.parse('10.5'),
  unitConversion: null,
  discounts: [],
  minimumAmount: null,
  maximumAmount: null,
  meterId: null,
  timing: 'in_arrears' as const,
  metadata: {},
  archivedAt: null,
  createdAt: created
})

export const newPlan = (organizationId: string, priceIds: readonly string[]) => {
  const id = newId('plan')
  return {
    ...newProduct(organizationId),
    id,
    version: {
      organizationId,
      id: newId('pver'),
      planId: id,
      number: 1,
      status: 'published' as const,
      currency: 'USD',
      intervalUnit: 'month' as const,
      intervalCount: 1,
      publishedAt: created,
      items: priceIds.map((priceId) => ({ priceId, quantity: Decimal.one }))
    }
  }
}

type Sold = { organizationId: string; customerId: string; plan: ReturnType<typeof newPlan> }

export const newSubscription = ({ organizationId, customerId, plan }: Sold) => ({
  organizationId,
  id: newId('sub'),
  customerId,
  planId: plan.id,
  planVersionId: plan.version.id,
  status: 'active' as const,
  currency: 'USD',
  timeZone: 'Asia/Kathmandu',
  intervalUnit: 'month' as const,
  intervalCount: 1,
  billingAnchor: created,
  startAt: created,
  trialEnd: null,
  prorationUnit: 'day' as const,
  taxRateIds: null,
  currentPeriodIndex: null,
  currentPeriodStart: null,
  currentPeriodEnd: null,
  periodCount: 0,
  turnCount: 0,
  cancelAt: null,
  cancelSettlement: 'none' as const,
  canceledAt: null,
  pausedAt: null,
  metadata: {},
  createdAt: created,
  updatedAt: created,
  items: plan.version.items.map(({ priceId, quantity }) => ({
    id: newId('subi'), priceId, quantity,
    openFrom: null, chargedFrom: null, chargedUntil: null, chargedEarlier: [],
    continuesFrom: null
  }))
})

/** A tenant with a plan, a customer and a subscription, stored. */
export const storeTenant = async (store: Store) => {
  const organization = newOrganization()
  const { id: organizationId } = organization
  const customer = newCustomer(organizationId)
  const product = newProduct(organizationId)
  const price = newPrice(organizationId, product.id)
  const plan = newPlan(organizationId, [price.id])
  const subscription = newSubscription({ organizationId, customerId: customer.id, plan })
  await store.transaction(async (repositories) => {
    await repositories.organizations.insert(organization)
    await repositories.customers.insert(customer)
    await repositories.products.insert(product)
    await repositories.prices.insert(price)
    await repositories.plans.insert(plan)
    await repositories.subscriptions.insert(subscription)
  })
  return { organization, organizationId, customer, product, price, plan, subscription }
}

export { newInvoice } from './invoice-records.ts'
export {
  closedWindow, ingestEvents, ingestRequest, newEvent, type TestEvent
} from './usage-records.ts'
