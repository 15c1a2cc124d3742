import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { UsageEventWithHistory } from './stored-usage-event.ts'

export type GetUsageEvent = { readonly customerId: string; readonly id: string }

/** One stored event with its history; its id is unique within the customer only (USG 2). */
export const getUsageEvent = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, { customerId, id }: GetUsageEvent): Promise<UsageEventWithHistory> =>
    read(async ({ customers, usageEvents }) => {
      const named = { organizationId, customerId, id }
      await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
      for (;;) {
        const event = await found(usageEvents.find(named), 'usage_event_not_found')
        const history = await usageEvents.history(named)
        // An amendment between the two reads would leave them of different revisions.
        if (history.length === event.revision - 1) return { ...event, history }
      }
    })
