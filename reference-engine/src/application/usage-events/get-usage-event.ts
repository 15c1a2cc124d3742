import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredUsageEvent } from './stored-usage-event.ts'

export type GetUsageEvent = { readonly customerId: string; readonly id: string }

/** One stored event of a customer: its id is unique within the customer only (USG 2). */
export const getUsageEvent = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, { customerId, id }: GetUsageEvent): Promise<StoredUsageEvent> =>
    read(async ({ customers, usageEvents }) => {
      await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
      return found(usageEvents.find({ organizationId, customerId, id }), 'usage_event_not_found')
    })
