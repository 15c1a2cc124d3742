import type { components } from '@valora/spec/types'
import type {
  IngestUsageEvents, UsageIngested, UsageResult,
} from '../../application/usage-events/ingest-usage-events.ts'
import type { SentUsageEvent } from '../../application/usage-events/stored-usage-event.ts'
import type { Fault } from '../../domain/fault.ts'
import { assert } from '../../domain/assert.ts'
import { Refusal } from '../../domain/refusal.ts'
import { parseMoment } from '../../domain/time/instant.ts'

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
  pointer: (index, pointer) => `/${index}${cloudPointer(pointer)}`,
})

/** A single event is a batch of one that stands or falls with it (USG 2). */
export const cloudEvent = (
  event: Schemas['CloudEvent'],
): { command: IngestUsageEvents; pointer: EventPointer } => ({
  command: { events: [sentCloudEvent(event)], atomic: true },
  pointer: (_index, pointer) => cloudPointer(pointer),
})

const sentEvent = (event: Schemas['UsageEventInput']): SentUsageEvent => {
  const { id, event_name: eventName, customer_id: customerId, properties = {} } = event
  const timestamp = parseMoment(event.timestamp)
  if (customerId !== undefined) return { id, eventName, timestamp, properties, customerId }
  const { customer_external_id: customerExternalId } = event
  assert(customerExternalId !== undefined, 'an event names its customer')
  return { id, eventName, timestamp, properties, customerExternalId }
}

const sentCloudEvent = (event: Schemas['CloudEvent']): SentUsageEvent => ({
  id: event.id,
  eventName: event.type,
  customerExternalId: event.subject,
  timestamp: parseMoment(event.time),
  properties: event.data ?? {},
})

const cloudPointer = (pointer: string): string => {
  const [, name = '', ...rest] = pointer.split('/')
  return ['', cloudNames[name] ?? name, ...rest].join('/')
}

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
