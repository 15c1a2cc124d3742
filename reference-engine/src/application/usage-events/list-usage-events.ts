import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller, Page } from '../ports.ts'
import type { StoredUsageEvent } from './stored-usage-event.ts'
import type { UsageEventFilter, UsageEventPlace } from './usage-ports.ts'

export type ListUsageEvents = UsageEventFilter & {
  readonly customerId: string
  readonly limit: number
  readonly after?: UsageEventPlace | undefined
}

/** The stored events of a customer, newest timestamp first (PAG 4). */
export const listUsageEvents = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, wanted: ListUsageEvents): Promise<Page<StoredUsageEvent>> =>
    read(async ({ customers, usageEvents }) => {
      const { customerId } = wanted
      await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
      return usageEvents.page({ organizationId, ...wanted })
    })
