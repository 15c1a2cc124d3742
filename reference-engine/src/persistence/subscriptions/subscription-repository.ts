import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { toRecord } from '../record-mapping.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { subscriptionMapping } from './mapping.ts'
import type { SubscriptionRecord } from './mapping.ts'

const subscriptions = recordTable({
  table: 'subscriptions',
  mapping: subscriptionMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfCustomer = { readonly organizationId: string; readonly customerId: string }
type NamedOfCustomer = Named & OfCustomer
type OnClock = { readonly organizationId: string; readonly testClockId: string }
type Filter = Pick<SubscriptionRecord, 'organizationId'>
  & { readonly [Property in 'customerId' | 'status']?: SubscriptionRecord[Property] | undefined }

/** What never changes of a subscription, and the items, which are replaced by themselves. */
const except =
  ['currency', 'timeZone', 'startAt', 'trialEnd', 'prorationUnit', 'createdAt', 'items'] as const
type Update = Omit<SubscriptionRecord, (typeof except)[number]>
type Items = OfCustomer & { readonly subscriptionId: string } & Pick<SubscriptionRecord, 'items'>

const keys = ['organizationId', 'id'] as const

/** Customers' agreements, each with its items. */
export const subscriptionRepository = (queries: Queries) => ({
  insert: (subscription: SubscriptionRecord) => subscriptions.insert(queries, subscription),
  find: (where: Named) => subscriptions.find(queries, named(where)),
  findForUpdate: (where: Named) => subscriptions.findForUpdate(queries, named(where)),
  findManyForUpdate: (wanted: readonly NamedOfCustomer[]) =>
    subscriptions.findEach(queries, { keys, rows: wanted, lock: true }),
  liveOnClockForUpdate: async (
    { organizationId, testClockId }: OnClock
  ): Promise<SubscriptionRecord[]> => {
    const { rows } = await sql<Record<string, unknown>>`select s.* from customers as c
      join subscriptions as s on s.organization_id = c.organization_id and s.customer_id = c.id
      where c.organization_id = ${organizationId} and c.test_clock_id = ${testClockId}
        and s.status <> 'canceled'
      order by s.bucket, s.organization_id, s.id for update of s`.execute(queries)
    return rows.map((row) => toRecord(subscriptionMapping, row))
  },
  /** Saves what turns, commands and edits may change; more that is handed over is not written. */
  updateMany: async (updates: readonly Update[]): Promise<void> => {
    const changed = await subscriptions.updateMany(queries, { keys, rows: updates, except })
    assert(changed === updates.length, 'a subscription that changes is there')
  },
  replaceItems: async (of: readonly Items[]): Promise<void> => {
    const rows = of.map(({ organizationId, customerId, subscriptionId: id, items }) =>
      ({ organizationId, customerId, id, items }))
    const changed = await subscriptions.updateMany(queries, { keys, rows })
    assert(changed === of.length, 'a subscription that changes is there')
  },
  page: ({ organizationId, customerId, status, ...page }: PageRequest & Filter) =>
    subscriptions.page(queries, {
      where: {
        organizationId,
        ...(customerId === undefined ? {} : { customerId }),
        ...(status === undefined ? {} : { status })
      },
      ...page
    })
})
