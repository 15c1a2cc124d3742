import { CompiledQuery } from 'kysely'
import { errorCode } from '../connection/database-unreachable.ts'
import type { Database } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { sharedLocks } from '../locks.ts'
import { bigints, texts } from './binary-array.ts'
import type { IngestRequest } from './ingest-batch.ts'
import { eventParameters, inKeyOrder } from './ingest-statement.ts'
import { rollupDeltas } from './rollup-deltas.ts'
import { deltaParameters } from './rollup-statements.ts'

const parameter_count = 34
const statement = prepared('ingest_usage', `select ingest_usage(${
  Array.from({ length: parameter_count }, (_, index) => `$${index + 1}`).join(', ')}) as outcome`)

/** Whether everything was stored; if not, nothing was, and why. */
export type NewOutcome = 'stored' | 'known' | 'closed' | 'changed' | 'raced'

/**
 * Stores requests whose events are all new, in one round trip and one commit. What is in the way
 * of any of them keeps them all out, and is sorted out elsewhere.
 */
export const ingestNew = async (
  database: Database,
  requests: readonly IngestRequest[]
): Promise<NewOutcome> => {
  const events = inKeyOrder(requests.flatMap((request) => request.events))
  const judged = [...new Map(requests.map((request) =>
    [`${request.organizationId} ${request.version}`, request])).values()]
  const organizationIds = [...new Set(judged.map(({ organizationId }) => organizationId))]
  try {
    const { rows: [row] } = await database.run<{ outcome: NewOutcome }>(
      CompiledQuery.raw(statement, [
        ...sharedLocks({ organizationIds, buckets: bucketsOf(requests) }),
        texts(judged, ({ organizationId }) => organizationId),
        bigints(judged, ({ version }) => Number(version)),
        ...eventParameters(events),
        ...deltaParameters(rollupDeltas(events))
      ]))
    return row?.outcome ?? 'raced'
  } catch (error) {
    if (racing.has(errorCode(error) ?? '')) return 'raced'
    throw error
  }
}

/** A serialization failure or a deadlock: nothing was stored. */
const racing: ReadonlySet<string> = new Set(['40001', '40P01'])

export const bucketsOf = (requests: readonly IngestRequest[]): ReadonlySet<number> => {
  const buckets = new Set<number>()
  for (const { events } of requests) for (const { place } of events) buckets.add(place.bucket)
  return buckets
}
