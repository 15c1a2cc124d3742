import { sql } from 'kysely'
import { bucketOf } from '../bucket.ts'
import type { Database, Transaction } from '../connection/database.ts'
import { shareUsage } from '../locks.ts'
import { eventKey } from './event-key.ts'
import { ingestStatement } from './ingest-statement.ts'
import type { IngestEvent, Stored } from './ingest-statement.ts'
import { payloadHashColumn } from './mapping.ts'

/** The events of one request, in its order; `atomic` refuses them all for one that is bad. */
export type IngestRequest = {
  readonly organizationId: string
  /** The version of the meter catalogue that the events were checked against. */
  readonly catalogueVersion: bigint
  readonly atomic: boolean
  /** Whether an atomic request is refused already, and only what becomes of its events counts. */
  readonly refused?: boolean | undefined
  readonly events: ReadonlyArray<Omit<IngestEvent, 'organizationId' | 'catalogueVersion'>>
}

export type EventOutcome = 'accepted' | 'duplicate' | 'conflict' | 'usage_period_closed'

/** Of an atomic request that was refused nothing is stored, and `accepted` is what would be. */
export type IngestResult =
  | { readonly state: 'stored' | 'refused'; readonly outcomes: readonly EventOutcome[] }
  /** The meters are no longer those the events were checked against: check them again. */
  | { readonly state: 'meters_changed' }

/**
 * Stores the events of several requests and answers when they are durable (USG 4). Requests share
 * one transaction, but for atomic ones: each has its own, so that it can be rolled back alone.
 */
export const ingestBatch = async (
  database: Database,
  requests: readonly IngestRequest[]
): Promise<IngestResult[]> => {
  const shared = requests.filter(({ atomic }) => !atomic)
  const results = new Map<IngestRequest, IngestResult>()
  const together = await database.transaction((transaction) => store(transaction, shared))
  for (const [index, request] of shared.entries()) {
    results.set(request, resultOf(together[index] ?? []))
  }
  for (const request of requests.filter(({ atomic }) => atomic)) {
    results.set(request, await storeAtomic(database, request))
  }
  return requests.flatMap((request) => results.get(request) ?? [])
}

const storeAtomic = async (database: Database, request: IngestRequest): Promise<IngestResult> => {
  const refused = new Error('refused')
  let outcomes: readonly Outcome[] = []
  try {
    await database.transaction(async (transaction) => {
      outcomes = (await store(transaction, [request]))[0] ?? []
      if (request.refused || outcomes.some((outcome) => bad.has(outcome))) throw refused
    })
  } catch (error) {
    if (error !== refused) throw error
    const result = resultOf(outcomes)
    return result.state === 'stored' ? { ...result, state: 'refused' } : result
  }
  return resultOf(outcomes)
}

type Outcome = EventOutcome | 'meters_changed'

const bad: ReadonlySet<Outcome> = new Set(['conflict', 'usage_period_closed', 'meters_changed'])

const resultOf = (outcomes: readonly Outcome[]): IngestResult => {
  const known = outcomes.filter((outcome) => outcome !== 'meters_changed')
  return known.length < outcomes.length
    ? { state: 'meters_changed' }
    : { state: 'stored', outcomes: known }
}

const store = async (
  transaction: Transaction,
  requests: readonly IngestRequest[]
): Promise<Outcome[][]> => {
  const events = requests.flatMap(({ organizationId, catalogueVersion, events: own }) =>
    own.map((event) => ({ ...event, organizationId, catalogueVersion })))
  if (events.length === 0) return requests.map(() => [])
  await shareUsage(transaction, {
    organizationIds: requests.map(({ organizationId }) => organizationId),
    buckets: events.map(({ organizationId, customerId }) => bucketOf(organizationId, customerId))
  })
  const outcomes = await judge(transaction, events, await ingestStatement(transaction, events))
  let from = 0
  return requests.map(({ events: own }) => outcomes.slice(from, (from += own.length)))
}

/** Turns what was stored into what is answered, by the stored event that has the id. */
// oxlint-disable-next-line max-params
const judge = async (
  transaction: Transaction,
  events: readonly IngestEvent[],
  stored: readonly Stored[]
): Promise<Outcome[]> => {
  const unsure = events.filter((_, index) =>
    stored[index] === 'id_taken' || stored[index] === 'closed')
  const hashes = await storedHashes(transaction, unsure)
  const insertedAt = new Map(events.map((event, index) => [eventKey(event), index] as const)
    .filter(([, index]) => stored[index] === 'inserted'))
  return events.map((event, index) => {
    const outcome = stored[index]
    if (outcome === 'inserted') return 'accepted'
    if (outcome === 'meters_changed' || outcome === undefined) return 'meters_changed'
    const hash = hashes.get(eventKey(event))
    // An id that only a later event of this batch brought in was free when this one was judged.
    const wasFree = hash === undefined || (insertedAt.get(eventKey(event)) ?? -1) > index
    if (outcome === 'closed' && wasFree) return 'usage_period_closed'
    return hash === event.payloadHash ? 'duplicate' : 'conflict'
  })
}

/** Read after the insert, in a snapshot of its own: it sees what a rival has committed. */
const storedHashes = async (
  transaction: Transaction,
  events: readonly IngestEvent[]
): Promise<Map<string, string>> => {
  if (events.length === 0) return new Map()
  const wanted = JSON.stringify(events.map(({ organizationId, customerId, id }) =>
    ({ b: bucketOf(organizationId, customerId), o: organizationId, c: customerId, i: id })))
  const { rows } = await sql<{ o: string; c: string; i: string; payload_hash: string }>`
    select o, c, i, e.payload_hash
    from json_to_recordset(${wanted}::json) as wanted (b smallint, o text, c text, i text)
    join usage_events as e on e.bucket = b and e.organization_id = o
      and e.customer_id = c and e.id = i`.execute(transaction)
  return new Map(rows.map(({ o, c, i, payload_hash }) => [
    eventKey({ organizationId: o, customerId: c, id: i }), payloadHashColumn.toValue(payload_hash)
  ]))
}
