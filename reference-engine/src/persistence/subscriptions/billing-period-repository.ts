import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { billingPeriodMapping } from './mapping.ts'
import type { BillingPeriodRecord } from './mapping.ts'

const periods = recordTable({
  table: 'billing_periods',
  mapping: billingPeriodMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfCustomer = { readonly organizationId: string; readonly customerId: string }
type OfSubscription = OfCustomer & { readonly subscriptionId: string }
type Indexed = OfSubscription & { readonly index: number }

/** The periods of subscriptions; one row for each (subscription, index), whoever races. */
export const billingPeriodRepository = (queries: Queries) => ({
  /** Whether it is new; false when the subscription has a period of this index already. */
  insertNew: (period: BillingPeriodRecord) => periods.insertNew(queries, period),
  find: (where: Indexed) => periods.find(queries, indexed(where)),
  /** Whether it was open until now; a cancellation gives an earlier end. */
  close: async ({ endAt, ...period }: Indexed & { readonly endAt?: Instant }): Promise<boolean> => {
    const set = { status: 'closed' as const, ...(endAt === undefined ? {} : { endAt }) }
    const where = { ...indexed(period), status: 'open' as const }
    return (await periods.update(queries, { where, set })) === 1
  },
  page: (
    { organizationId, customerId, subscriptionId, ...page }: PageRequest & OfSubscription
  ) => periods.page(queries, { where: { organizationId, customerId, subscriptionId }, ...page })
})

const indexed = ({ organizationId, customerId, subscriptionId, index }: Indexed): Indexed =>
  ({ organizationId, customerId, subscriptionId, index })
