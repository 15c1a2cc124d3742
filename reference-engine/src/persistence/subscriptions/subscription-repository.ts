import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { Page, PageRequest } from '../record-table.ts'
import { subscriptionItemMapping, subscriptionMapping } from './mapping.ts'
import type { SubscriptionRecord } from './mapping.ts'

const subscriptions = recordTable({
  table: 'subscriptions',
  mapping: subscriptionMapping,
  tenant: 'organizationId',
  bucketed: true
})

const items = recordTable({
  table: 'subscription_items',
  mapping: subscriptionItemMapping,
  tenant: 'organizationId',
  bucketed: true
})

type Head = Omit<SubscriptionRecord, 'items'>
type Filter = { readonly organizationId: string; readonly customerId?: string | undefined }
type Changing = 'status' | 'nextBoundary' | 'currentPeriodStart' | 'currentPeriodEnd'
  | 'cancelAt' | 'canceledAt' | 'metadata' | 'updatedAt'

/** Customers' agreements, each read with its items. */
export const subscriptionRepository = (queries: Queries) => ({
  /** Needs a transaction: a subscription without its items is none. */
  insert: async ({ items: billed, ...head }: SubscriptionRecord): Promise<void> => {
    const { organizationId, customerId, id: subscriptionId } = head
    await subscriptions.insert(queries, head)
    await items.insert(queries, ...billed.map((item, index) =>
      ({ organizationId, customerId, subscriptionId, position: index + 1, ...item })))
  },
  find: async (where: Named) =>
    (await withItems(queries, [await subscriptions.find(queries, named(where))]))[0],
  findForUpdate: async (where: Named) =>
    (await withItems(queries, [await subscriptions.findForUpdate(queries, named(where))]))[0],
  /** Saves what a boundary or a cancellation may change; the terms never change. */
  update: (
    { organizationId, customerId, id }: Named & { readonly customerId: string },
    set: Partial<Pick<Head, Changing>>
  ) => subscriptions.update(queries, { where: { organizationId, customerId, id }, set }),
  page: async (
    { organizationId, customerId, ...page }: PageRequest & Filter
  ): Promise<Page<SubscriptionRecord>> => {
    const where = { organizationId, ...(customerId === undefined ? {} : { customerId }) }
    const { records, hasMore } = await subscriptions.page(queries, { where, ...page })
    return { records: await withItems(queries, records), hasMore }
  }
})

const withItems = async (
  queries: Queries,
  found: ReadonlyArray<Head | undefined>
): Promise<SubscriptionRecord[]> => {
  const [first] = found
  if (first === undefined) return []
  const known = found.filter((subscription) => subscription !== undefined)
  const all = await items.allOf(queries, {
    where: { organizationId: first.organizationId },
    parent: 'subscriptionId',
    ids: known.map(({ id }) => id),
    order: 'position'
  })
  return known.map((subscription) => ({
    ...subscription,
    items: all
      .filter(({ subscriptionId }) => subscriptionId === subscription.id)
      .map(({ id, priceId, quantity }) => ({ id, priceId, quantity }))
  }))
}
