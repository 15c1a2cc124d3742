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

type OfSubscription = Pick<BillingPeriodRecord, 'organizationId' | 'customerId' | 'subscriptionId'>
type Closing = OfSubscription & { readonly index: number; readonly endAt: Instant }

const keys = ['organizationId', 'subscriptionId', 'index'] as const

/** The periods of subscriptions; one row for each (subscription, index), whoever races. */
export const billingPeriodRepository = (queries: Queries) => ({
  insertMany: (opened: readonly BillingPeriodRecord[]) => periods.insertMany(queries, opened),
  /** Those that were open until now, as they are closed; a cancellation gives an earlier end. */
  closeMany: (closings: readonly Closing[]): Promise<BillingPeriodRecord[]> =>
    periods.changeMany(queries, {
      keys,
      rows: closings.map(({ organizationId, customerId, subscriptionId, index, endAt }) =>
        ({ organizationId, customerId, subscriptionId, index, endAt, status: 'closed' })),
      only: "t.status = 'open'"
    }),
  page: (
    { organizationId, customerId, subscriptionId, ...page }: PageRequest & OfSubscription
  ) => periods.page(queries, { where: { organizationId, customerId, subscriptionId }, ...page })
})
