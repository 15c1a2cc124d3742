import { Refusal } from '../../domain/refusal.ts'
import { isBefore } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller, Page } from '../ports.ts'
import type { ReconciledPlace, ReconciledUsage } from '../usage-events/usage-ports.ts'

export type ReconcileUsage = {
  readonly period: Period
  readonly customerId?: string | undefined
  readonly meterId?: string | undefined
  readonly limit: number
  readonly after?: ReconciledPlace | undefined
}

/** What of each customer each meter counts in a window, to be held against a producer (USG 8). */
export const reconcileUsage = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, wanted: ReconcileUsage): Promise<Page<ReconciledUsage>> =>
    read(async ({ customers, meters, usageReconciliation }) => {
      const { customerId, meterId, period } = wanted
      if (customerId !== undefined) {
        await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
      }
      if (meterId !== undefined) {
        await found(meters.find({ organizationId, id: meterId }), 'meter_not_found')
      }
      if (!isBefore(period.start, period.end)) throw new Refusal('time_range_invalid')
      return usageReconciliation({ organizationId, ...wanted })
    })
