import { sql } from 'kysely'
import { transition } from '../../domain/state-machine.ts'
import { billingPeriodMachine } from '../../domain/subscriptions/subscription-status.ts'
import { bucketOf } from '../bucket.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { toRecord } from '../record-mapping.ts'
import { pageOf, recordTable } from '../record-table.ts'
import type { Page, PageRequest } from '../record-table.ts'
import { billingPeriodMapping, shownPeriodMapping } from './mapping.ts'
import type { BillingPeriodRecord, ShownPeriodRecord } from './mapping.ts'

const periods = recordTable({
  table: 'billing_periods',
  mapping: billingPeriodMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfSubscription = Pick<BillingPeriodRecord, 'organizationId' | 'customerId' | 'subscriptionId'>
type NamedPeriod = OfSubscription & { readonly index: number }

const { initial: open } = billingPeriodMachine
const closed = transition(billingPeriodMachine, { state: open, action: 'period_end' })

const keys = ['organizationId', 'subscriptionId', 'index'] as const

/** The periods of subscriptions; one row for each (subscription, index), whoever races. */
export const billingPeriodRepository = (queries: Queries) => ({
  insertMany: (opened: readonly BillingPeriodRecord[]) => periods.insertMany(queries, opened),
  findMany: (named: readonly NamedPeriod[]): Promise<BillingPeriodRecord[]> =>
    periods.findEach(queries, { keys, rows: named }),
  /** Gives periods the end that they really had, and tells how many there were. */
  endMany: (ended: readonly (NamedPeriod & { readonly endAt: Instant })[]): Promise<number> =>
    periods.updateMany(queries, {
      keys,
      rows: ended.map(({ organizationId, customerId, subscriptionId, index, endAt }) =>
        ({ organizationId, customerId, subscriptionId, index, endAt }))
    }),
  /** The one that a subscription is in is open, all others are closed. */
  page: async (
    { organizationId, customerId, subscriptionId, limit, after }: PageRequest & OfSubscription
  ): Promise<Page<ShownPeriodRecord>> => {
    const older = after === undefined ? sql`` : sql`and p.id < ${after}`
    const { rows } = await sql<Record<string, unknown>>`select p.*,
        case when p.index = s.current_period_index then ${open} else ${closed} end as status
      from billing_periods as p join subscriptions as s on s.bucket = p.bucket
        and s.organization_id = p.organization_id and s.id = p.subscription_id
      where p.bucket = ${bucketOf(organizationId, customerId)}
        and p.organization_id = ${organizationId} and p.subscription_id = ${subscriptionId} ${older}
      order by p.id desc limit ${sql.lit(limit + 1)}`.execute(queries)
    return pageOf(rows.map((row) => toRecord(shownPeriodMapping, row)), limit)
  }
})
