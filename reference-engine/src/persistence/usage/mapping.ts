import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { OfCustomer } from './usage-place.ts'

/** Something that happened, as it is stored. */
export type UsageEventRecord = UsageEvent & OfCustomer & {
  /** 64 hex digits. */
  readonly payloadHash: string
  readonly receivedAt: Instant
  /** When it was voided: it counts no longer. */
  readonly voidedAt: Instant | null
  /** From 1; every payload but the current one is a `UsageEventRevision`. */
  readonly revision: number
}

/** A payload that an event had before it was amended. */
export type UsageEventRevision = Omit<UsageEvent, 'id'> & {
  readonly revision: number
  readonly payloadHash: string
  readonly recordedAt: Instant
  readonly replacedAt: Instant
  readonly reason: string | null
}

/** The columns of `usage_events as e` that make a record. */
export const eventColumns = `e.id, e.event_name, e.timestamp, e.properties, e.received_at,
  e.voided_at, e.revision, encode(e.payload_hash, 'hex') as payload_hash`

export type EventRow = {
  readonly id: string
  readonly event_name: string
  readonly timestamp: string
  readonly properties: string
  readonly received_at: string
  readonly voided_at: string | null
  readonly revision: number
  readonly payload_hash: string
}

const propertiesIn = (json: string): UsageEvent['properties'] =>
  JSON.parse(json) as UsageEvent['properties']

export const toUsageEvent = (customer: OfCustomer, row: EventRow): UsageEventRecord => ({
  ...customer,
  id: row.id,
  eventName: row.event_name,
  timestamp: parseInstant(row.timestamp),
  properties: propertiesIn(row.properties),
  payloadHash: row.payload_hash,
  receivedAt: parseInstant(row.received_at),
  voidedAt: row.voided_at === null ? null : parseInstant(row.voided_at),
  revision: row.revision
})

export type RevisionRow = Pick<EventRow,
  'event_name' | 'timestamp' | 'properties' | 'revision' | 'payload_hash'> & {
    readonly recorded_at: string
    readonly replaced_at: string
    readonly reason: string | null
  }

export const toRevision = (row: RevisionRow): UsageEventRevision => ({
  revision: row.revision,
  eventName: row.event_name,
  timestamp: parseInstant(row.timestamp),
  properties: propertiesIn(row.properties),
  payloadHash: row.payload_hash,
  recordedAt: parseInstant(row.recorded_at),
  replacedAt: parseInstant(row.replaced_at),
  reason: row.reason
})
