import { CompiledQuery } from 'kysely'
import type { CountedUsageEvent } from '../../application/usage-events/usage-ports.ts'
import type { Database, Transaction } from '../connection/database.ts'
import { bucketsOf, ingestNew } from './ingest-new.ts'
import { shareUsage } from '../locks.ts'
import { storeEvents } from './store-events.ts'
import type { EventOutcome } from './store-events.ts'

/** The events of one request, in its order; `atomic` refuses them all for one that is bad. */
export type IngestRequest = {
  readonly organizationId: string
  /** Of what the events were judged by: the organization's meters, customers and keys. */
  readonly version: bigint
  readonly atomic: boolean
  /** Whether an atomic request is refused already, and only what becomes of its events counts. */
  readonly refused?: boolean | undefined
  readonly events: readonly CountedUsageEvent[]
}

/** Of an atomic request that was refused nothing is stored, and `accepted` is what would be. */
export type IngestResult =
  | { readonly state: 'stored' | 'refused'; readonly outcomes: readonly EventOutcome[] }
  /** What the events were judged by has changed: judge them again. */
  | { readonly state: 'changed' }

/** Stores the events of several requests and answers when they are durable (USG 4). */
export const batchIngestion = (database: Database) => {
  let careful = 0
  return async (requests: readonly IngestRequest[]): Promise<IngestResult[]> => {
    if (careful > 0) careful -= 1
    else if (!requests.some(({ refused }) => refused)) {
      const outcome = await ingestNew(database, requests)
      if (outcome === 'stored') {
        return requests.map(({ events }) =>
          ({ state: 'stored', outcomes: events.map(() => 'accepted') }))
      }
      // Where ids come again, they mostly come in numbers: then the try would be in vain.
      if (outcome === 'known') careful = careful_batches
    }
    return ingestCarefully(database, requests)
  }
}

const careful_batches = 20

/**
 * What works for any events. Requests share one transaction, but for atomic ones: each has its
 * own, so that it can be rolled back alone.
 */
const ingestCarefully = async (
  database: Database,
  requests: readonly IngestRequest[]
): Promise<IngestResult[]> => {
  const shared = requests.filter(({ atomic }) => !atomic)
  const results = new Map<IngestRequest, IngestResult>()
  if (shared.length > 0) {
    const together = await database.transaction((transaction) => store(transaction, shared))
    for (const [index, request] of shared.entries()) {
      results.set(request, together[index] ?? { state: 'changed' })
    }
  }
  for (const request of requests.filter(({ atomic }) => atomic)) {
    results.set(request, await storeAtomic(database, request))
  }
  return requests.flatMap((request) => results.get(request) ?? [])
}

const bad: ReadonlySet<EventOutcome> = new Set(['conflict', 'usage_period_closed'])

const storeAtomic = async (database: Database, request: IngestRequest): Promise<IngestResult> => {
  const refused = new Error('refused')
  let result: IngestResult = { state: 'changed' }
  try {
    await database.transaction(async (transaction) => {
      result = (await store(transaction, [request]))[0] ?? { state: 'changed' }
      if (result.state === 'changed') return
      const { outcomes } = result
      if (request.refused || outcomes.some((outcome) => bad.has(outcome))) {
        result = { state: 'refused', outcomes }
        throw refused
      }
    })
  } catch (error) {
    if (error !== refused) throw error
  }
  return result
}

const store = async (
  transaction: Transaction,
  requests: readonly IngestRequest[]
): Promise<IngestResult[]> => {
  const organizationIds = [...new Set(requests.map(({ organizationId }) => organizationId))]
  await shareUsage(transaction, { organizationIds, buckets: bucketsOf(requests) })
  const versions = await versionsOf(transaction, organizationIds)
  const isCurrent = ({ organizationId, version }: IngestRequest): boolean =>
    versions.get(organizationId) === version
  const events = requests.filter(isCurrent).flatMap((request) => request.events)
  const outcomes = await storeEvents(transaction, events)
  let from = 0
  return requests.map((request) => isCurrent(request)
    ? { state: 'stored', outcomes: outcomes.slice(from, (from += request.events.length)) }
    : { state: 'changed' })
}

const versionsOfMany =
  'select id, ingest_version as version from organizations where id = any($1::text[])'

/** Read under the lock that a change has to take: what is read here holds until the commit. */
const versionsOf = async (
  transaction: Transaction,
  organizationIds: readonly string[]
): Promise<ReadonlyMap<string, bigint>> => {
  const { rows } = await transaction.executeQuery<{ id: string; version: string }>(
    CompiledQuery.raw(versionsOfMany, [organizationIds]))
  return new Map(rows.map(({ id, version }) => [id, BigInt(version)]))
}
