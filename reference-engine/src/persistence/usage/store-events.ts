import { CompiledQuery } from 'kysely'
import type { CountedUsageEvent, UsagePlace } from '../../application/usage-events/usage-ports.ts'
import type { Moment } from '../../domain/time/instant.ts'
import type { Transaction } from '../connection/database.ts'
import { bigints, smallints, texts } from './binary-array.ts'
import { readClosedWindows } from './refusing-windows.ts'
import type { IsClosed } from './refusing-windows.ts'
import { eventKey, insertNewEvents } from './ingest-statement.ts'

export type EventOutcome = 'accepted' | 'duplicate' | 'conflict' | 'usage_period_closed'

/**
 * Stores events and tells what became of each. Of two with one id the first is taken. The
 * transaction has the locks of `shareUsage`, taken before this reads anything.
 */
export const storeEvents = async (
  transaction: Transaction,
  events: readonly CountedUsageEvent[]
): Promise<EventOutcome[]> => {
  if (events.length === 0) return []
  const isClosed = await closedWindowsOf(transaction, events)
  const closed = events.map((event) => isInClosed(event, isClosed))
  const takers = new Map<string, number>()
  for (const [index, event] of events.entries()) {
    const key = eventKey(event)
    if (!closed[index] && !takers.has(key)) takers.set(key, index)
  }
  const candidates = [...takers.values()].map((index) => events[index] as CountedUsageEvent)
  const inserted = await insertNewEvents(transaction, candidates)
  if (inserted.size === events.length) return events.map(() => 'accepted')
  const isTaken = (index: number): boolean => {
    const event = events[index] as CountedUsageEvent
    return takers.get(eventKey(event)) === index && inserted.has(event)
  }
  const hashes = await storedHashes(transaction, events.filter((_, index) => !isTaken(index)))
  return events.map((event, index) => {
    if (isTaken(index)) return 'accepted'
    const key = eventKey(event)
    const taker = takers.get(key) ?? -1
    // An id that only a later event of this batch brought in was free when this one was judged.
    const wasFree = !hashes.has(key) || (taker > index && isTaken(taker))
    if (closed[index] && wasFree) return 'usage_period_closed'
    return hashes.get(key)?.has(event.payloadHash) ? 'duplicate' : 'conflict'
  })
}

const closedWindowsOf = (
  transaction: Transaction,
  events: readonly CountedUsageEvent[]
): Promise<IsClosed> => {
  const places = new Map<number, UsagePlace>()
  let since: Moment | undefined
  for (const { place, timestamp } of events) {
    places.set(place.customerNumber, place)
    if (since === undefined || timestamp.epochNanoseconds < since.epochNanoseconds) {
      since = timestamp
    }
  }
  return since === undefined
    ? Promise.resolve(() => false)
    : readClosedWindows(transaction, { places: [...places.values()], since })
}

const isInClosed = (event: CountedUsageEvent, isClosed: IsClosed): boolean =>
  event.counted.some(({ meter }) =>
    isClosed(event.place.customerNumber, meter.number, event.timestamp))

type Row = {
  readonly customer_number: string
  readonly id: string
  readonly payload_hash: string
}

const hashesOfIds = `
  with wanted as materialized (
    select * from unnest($1::smallint[], $2::bigint[], $3::text[]) as w (b, c, i)
  )
  select e.customer_number, e.id, encode(e.payload_hash, 'hex') as payload_hash
  from wanted join usage_events as e
    on e.bucket = b and e.customer_number = c and e.id = i
  union all
  select r.customer_number, r.id, encode(r.payload_hash, 'hex')
  from wanted join usage_event_revisions as r
    on r.bucket = b and r.customer_number = c and r.id = i`

/**
 * Every payload that an id ever had (USG 3). Read after the insert, in a snapshot of its own: it
 * sees what a rival has committed.
 */
const storedHashes = async (
  transaction: Transaction,
  events: readonly CountedUsageEvent[]
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const { rows } = await transaction.executeQuery<Row>(CompiledQuery.raw(hashesOfIds, [
    smallints(events, ({ place }) => place.bucket),
    bigints(events, ({ place }) => place.customerNumber),
    texts(events, ({ id }) => id)
  ]))
  const hashes = new Map<string, Set<string>>()
  for (const { customer_number: customerNumber, id, payload_hash: hash } of rows) {
    const key = `${customerNumber} ${id}`
    hashes.set(key, (hashes.get(key) ?? new Set()).add(hash))
  }
  return hashes
}
