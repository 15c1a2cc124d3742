import { CompiledQuery } from 'kysely'
import type { Counted } from '../../domain/metering/counting-meter.ts'
import type { Instant, Moment } from '../../domain/time/instant.ts'
import type { Transaction } from '../connection/database.ts'
import { bigints, hashes, instants, smallints, texts } from './binary-array.ts'
import { rollupDeltas } from './rollup-deltas.ts'
import { addDeltas } from './rollup-statements.ts'
import type { UsagePlace } from './usage-place.ts'

/** An event that the domain has judged and measured, ready to be stored. */
export type IngestEvent = {
  readonly id: string
  readonly eventName: string
  readonly timestamp: Moment
  /** The properties as JSON. */
  readonly propertiesJson: string
  /** 64 hex digits. */
  readonly payloadHash: string
  readonly receivedAt: Instant
  readonly place: UsagePlace
  /** What it adds to which meters. */
  readonly counted: readonly Counted[]
}

const statement = `with fresh as (
    insert into usage_events (bucket, customer_number, id, event_name, timestamp, received_at,
      payload_hash, properties)
    select * from unnest($1::smallint[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[],
      $6::timestamptz[], $7::bytea[], $8::text[])
    on conflict do nothing returning customer_number, id
  )
  select customer_number, id from fresh`

type Row = { readonly customer_number: string; readonly id: string }

/**
 * Stores those of the events whose id is new, with what they add to the rollups, and tells which
 * they were. The events must have different ids, and the transaction the locks of `shareUsage`.
 */
export const insertNewEvents = async (
  transaction: Transaction,
  given: readonly IngestEvent[]
): Promise<ReadonlySet<IngestEvent>> => {
  if (given.length === 0) return new Set()
  const events = inKeyOrder(given)
  const { rows } = await transaction.executeQuery<Row>(
    CompiledQuery.raw(statement, eventParameters(events)))
  const stored = new Set(rows.map((row) => `${row.customer_number} ${row.id}`))
  const inserted = events.filter((event) => stored.has(eventKey(event)))
  await addDeltas(transaction, rollupDeltas(inserted))
  return new Set(inserted)
}

/** So that batches which share ids wait for each other in one order. */
export const inKeyOrder = (events: readonly IngestEvent[]): IngestEvent[] =>
  [...events].sort(byKey)

/** The scope of deduplication as one text (USG 2); the id comes last, as it may hold anything. */
export const eventKey = ({ place, id }: Pick<IngestEvent, 'place' | 'id'>): string =>
  `${place.customerNumber} ${id}`

const byKey = (one: IngestEvent, other: IngestEvent): number =>
  one.place.bucket - other.place.bucket
  || one.place.customerNumber - other.place.customerNumber
  || (one.id < other.id ? -1 : 1)

export const eventParameters = (events: readonly IngestEvent[]): Buffer[] => [
  smallints(events, ({ place }) => place.bucket),
  bigints(events, ({ place }) => place.customerNumber),
  texts(events, ({ id }) => id),
  texts(events, ({ eventName }) => eventName),
  instants(events, ({ timestamp }) => timestamp),
  instants(events, ({ receivedAt }) => receivedAt),
  hashes(events, ({ payloadHash }) => payloadHash),
  texts(events, ({ propertiesJson }) => propertiesJson)
]
