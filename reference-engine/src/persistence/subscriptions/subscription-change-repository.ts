import { assert } from '../../domain/assert.ts'
import type { Queries } from '../connection/database.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { subscriptionChangeMapping } from './mapping.ts'
import type { SubscriptionChangeRecord } from './mapping.ts'

const changes = recordTable({
  table: 'subscription_changes',
  mapping: subscriptionChangeMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfSubscription =
  Pick<SubscriptionChangeRecord, 'organizationId' | 'customerId' | 'subscriptionId'>
type Key = OfSubscription & { readonly id: string }
type Settled =
  Key & Pick<SubscriptionChangeRecord, 'status' | 'invoiceId' | 'appliedAt' | 'withdrawnAt'>

const ahead = "t.status = 'scheduled'"
const behind = "t.status = 'applied'"

/** New terms of subscriptions, ahead or behind; what they say never changes. */
export const subscriptionChangeRepository = (queries: Queries) => ({
  insert: (change: SubscriptionChangeRecord) => changes.insert(queries, change),
  find: ({ organizationId, customerId, subscriptionId, id }: Key) =>
    changes.find(queries, { organizationId, customerId, subscriptionId, id }),
  /** By effective instant, then by id. */
  scheduledOf: (subscriptions: readonly OfSubscription[]): Promise<SubscriptionChangeRecord[]> =>
    changes.findEach(queries, {
      keys: ['organizationId', 'subscriptionId'], rows: subscriptions, only: ahead,
      order: ['effectiveAt', 'id']
    }),
  /** By effective instant, then by id. */
  appliedOf: (subscriptions: readonly OfSubscription[]): Promise<SubscriptionChangeRecord[]> =>
    changes.findEach(queries, {
      keys: ['organizationId', 'subscriptionId'], rows: subscriptions, only: behind,
      order: ['effectiveAt', 'id']
    }),
  /** Of changes that are scheduled until now. */
  settleMany: async (settled: readonly Settled[]): Promise<void> => {
    const rows = settled.map(({ organizationId, customerId, subscriptionId, id, ...outcome }) => {
      const { status, invoiceId, appliedAt, withdrawnAt } = outcome
      return {
        organizationId, customerId, subscriptionId, id, status, invoiceId, appliedAt, withdrawnAt
      }
    })
    const keys = ['organizationId', 'subscriptionId', 'id'] as const
    const changed = await changes.updateMany(queries, { keys, rows, only: ahead })
    assert(changed === settled.length, 'a change is settled once')
  },
  page: (
    { organizationId, customerId, subscriptionId, ...page }: PageRequest & OfSubscription
  ) => changes.page(queries, { where: { organizationId, customerId, subscriptionId }, ...page })
})
