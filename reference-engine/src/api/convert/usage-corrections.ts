import type { components } from '@valora/spec/types'
import type { AmendUsageEvent } from '../../application/usage-events/amend-usage-event.ts'
import type { CorrectionCommand } from '../../application/usage-events/correct-usage-event.ts'
import { parseInstant } from '../../domain/time/instant.ts'

type Schemas = components['schemas']

/** Composed of the contract's parts, as its own type of an amendment says too little. */
type Amendment = Schemas['UsageEventVoid']
  & Partial<Pick<Schemas['UsageEventInput'], 'event_name' | 'timestamp' | 'properties'>>

export const voidCommand = (
  id: string,
  { customer_id: customerId, reason }: Schemas['UsageEventVoid'],
): CorrectionCommand => ({ id, customerId, reason: reason ?? null })

export const amendCommand = (
  id: string,
  body: Schemas['UsageEventAmend'],
): AmendUsageEvent => {
  const { customer_id: customerId, reason, event_name: eventName, timestamp, properties } =
    body as Amendment
  return {
    id, customerId, reason: reason ?? null, eventName, properties,
    timestamp: timestamp === undefined ? undefined : parseInstant(timestamp),
  }
}
