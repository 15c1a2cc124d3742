import type { components } from '@valora/spec/types'
import type {
  IngestUsageEvents, UsageIngested, UsageResult,
} from '../../application/usage-events/ingest-usage-events.ts'
import type {
  SentUsageEvent, StoredUsageEvent,
} from '../../application/usage-events/stored-usage-event.ts'
import type { Fault } from '../../domain/fault.ts'
import { assert } from '../../domain/assert.ts'
import { Refusal } from '../../domain/refusal.ts'
import { formatInstant, parseInstant } from '../../domain/time/instant.ts'

type Schemas = components['schemas']

/** How faults of the domain point into one event of a body. */
export type EventPointer = (index: number, pointer: string) => string

/** The two bodies that carry usage (USG 2): what they say, and how to point into them. */
export const usageBatch = (
  { events, atomic }: Schemas['UsageEventBatch'],
): { command: IngestUsageEvents; pointer: EventPointer } => ({
  command: { events: events.map(sentEvent), atomic: atomic === true },
  pointer: (index, pointer) => `/events/${index}${pointer}`,
})

export const cloudEventBatch = (
  events: Schemas['CloudEventBatch'],
): { command: IngestUsageEvents; pointer: EventPointer } => ({
  command: { events: events.map(sentCloudEvent), atomic: false },
  pointer: (index, pointer) => {
    const [, name = '', ...rest] = pointer.split('/')
    return ['', index, cloudNames[name] ?? name, ...rest].join('/')
  },
})

const sentEvent = (event: Schemas['UsageEventInput']): SentUsageEvent => {
  const { id, event_name: eventName, timestamp, properties = {} } = event
  const sent = { id, eventName, timestamp: parseInstant(timestamp), properties }
  if (event.customer_id !== undefined) return { ...sent, customerId: event.customer_id }
  assert(event.customer_external_id !== undefined, 'an event names its customer')
  return { ...sent, customerExternalId: event.customer_external_id }
}

const sentCloudEvent = (event: Schemas['CloudEvent']): SentUsageEvent => ({
  id: event.id,
  eventName: event.type,
  customerExternalId: event.subject,
  timestamp: parseInstant(event.time),
  properties: event.data ?? {},
})

const cloudNames: { readonly [name: string]: string } = {
  event_name: 'type', customer_external_id: 'subject', timestamp: 'time', properties: 'data',
}

/** One result per event; of a bad one the first fault, which is enough to mend it (USG 1). */
export const ingestionBody = (
  { results }: UsageIngested,
  pointer: EventPointer,
): Schemas['UsageIngestion'] => ({
  results: results.map(({ id, status, faults: [fault] }, index) => ({
    index, id, status,
    ...(fault === undefined
      ? {}
      : { problem: { ...fault, pointer: pointer(index, fault.pointer) } }),
  })),
})

/** An atomic batch is refused as a whole, naming every fault of every event (USG 1). */
export const batchRejected = (
  results: readonly UsageResult[],
  pointer: EventPointer,
): Refusal => {
  const faults: Fault[] = results.flatMap((result, index) => result.faults.map((fault) =>
    ({ ...fault, pointer: pointer(index, fault.pointer) })))
  return new Refusal('usage_batch_rejected', {}, faults)
}

export const usageEventBody = (event: StoredUsageEvent): Schemas['UsageEvent'] => ({
  id: event.id,
  event_name: event.eventName,
  customer_id: event.customerId,
  timestamp: formatInstant(event.timestamp),
  properties: event.properties,
  received_at: formatInstant(event.receivedAt),
})
