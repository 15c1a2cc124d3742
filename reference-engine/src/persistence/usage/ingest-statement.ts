import { CompiledQuery } from 'kysely'
import type { CountedUsageEvent } from '../../application/usage-events/usage-ports.ts'
import type { Transaction } from '../connection/database.ts'
import { bigints, hashes, instants, smallints, texts } from './binary-array.ts'
import { rollupDeltas } from './rollup-deltas.ts'
import { addDeltas } from './rollup-statements.ts'

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
  given: readonly CountedUsageEvent[]
): Promise<ReadonlySet<CountedUsageEvent>> => {
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
export const inKeyOrder = (events: readonly CountedUsageEvent[]): CountedUsageEvent[] =>
  [...events].sort(byKey)

/** The scope of deduplication as one text (USG 2); the id comes last, as it may hold anything. */
export const eventKey = ({ place, id }: Pick<CountedUsageEvent, 'place' | 'id'>): string =>
  `${place.customerNumber} ${id}`

const byKey = (one: CountedUsageEvent, other: CountedUsageEvent): number =>
  one.place.bucket - other.place.bucket
  || one.place.customerNumber - other.place.customerNumber
  || (one.id < other.id ? -1 : 1)

export const eventParameters = (events: readonly CountedUsageEvent[]): Buffer[] => [
  smallints(events, ({ place }) => place.bucket),
  bigints(events, ({ place }) => place.customerNumber),
  texts(events, ({ id }) => id),
  texts(events, ({ eventName }) => eventName),
  instants(events, ({ timestamp }) => timestamp),
  instants(events, ({ receivedAt }) => receivedAt),
  hashes(events, ({ payloadHash }) => payloadHash),
  texts(events, ({ propertiesJson }) => propertiesJson)
]
