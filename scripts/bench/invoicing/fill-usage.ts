import { parseInstant } from '../../../reference-engine/src/domain/time/instant.ts'
import { Failure } from '../../run/failure.ts'
import { workOff } from '../work-off.ts'
import type { Seller } from './create-seller.ts'
import type { InsideEngine } from './inside-engine.ts'

export const eventsPerLine = 2
const batch_customers = 250
const lanes = 2

type Filling = {
  seller: Seller
  customerIds: readonly string[]
  /** The instants of each customer's events, one for each. */
  instants: readonly string[]
}

/** Usage of every customer for each line, taken in by the engine as it would be over HTTP. */
export const fillUsage = async (
  { application, caller }: InsideEngine, { seller, customerIds, instants }: Filling,
): Promise<number> => {
  const { organizationId, eventNames } = seller
  const chunks = Array.from({ length: Math.ceil(customerIds.length / batch_customers) },
    (_, index) => customerIds.slice(index * batch_customers, (index + 1) * batch_customers))
  const work = async (chunk: readonly string[]): Promise<number> => {
    const events = chunk.flatMap((customerId) => eventNames.flatMap((eventName) =>
      instants.map((instant) => ({
        id: `${eventName} ${instant}`, eventName, customerId, properties: { units: '2.5' },
        timestamp: parseInstant(instant),
      }))))
    const { results } = await application.ingestUsageEvents(caller(organizationId),
      { events, atomic: false })
    const accepted = results.filter(({ status }) => status === 'accepted').length
    if (accepted === events.length) return accepted
    throw new Failure(`the engine took ${accepted} of ${events.length} events`)
  }
  return (await workOff({ jobs: chunks, lanes, limit_ms: Infinity, work })).done
}
