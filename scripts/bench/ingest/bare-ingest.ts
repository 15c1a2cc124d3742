import { createHash } from 'node:crypto'
import type { UsageEventInput } from '@valora/sdk'
import type { Dependencies } from '../../../reference-engine/src/application/dependencies.ts'
import { defaultLimits as limits } from '../../../reference-engine/src/application/limits.ts'
import {
  ingestUsageEvents,
} from '../../../reference-engine/src/application/usage-events/ingest-usage-events.ts'
import type {
  StoreUsage,
} from '../../../reference-engine/src/application/usage-events/usage-ports.ts'
import { parseInstant } from '../../../reference-engine/src/domain/time/instant.ts'
import type { Database } from '../../../reference-engine/src/persistence/connection/database.ts'
import { createStore, type Store } from '../../../reference-engine/src/persistence/store.ts'
import { unitOfWork } from '../../../reference-engine/src/persistence/unit-of-work.ts'
import { Failure } from '../../run/failure.ts'
import { workOff, type Round } from '../work-off.ts'

/** The engine's own use case, but for its last step: what it would store is taken from it. */
const judging = (store: Store, organizationId: string) => {
  const taken: StoreUsage[] = []
  const dependencies = {
    limits,
    read: unitOfWork(store).read,
    clock: { now: () => parseInstant(new Date().toISOString()) },
    sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
    storeUsageEvents: (usage: StoreUsage) => {
      taken.push(usage)
      return Promise.resolve(
        { state: 'stored' as const, outcomes: usage.events.map(() => 'accepted' as const) })
    },
  } as Partial<Dependencies> as Dependencies
  const ingest = ingestUsageEvents(dependencies)
  return async (batch: readonly UsageEventInput[]): Promise<StoreUsage> => {
    const events = batch.map(({ id, event_name, customer_id = '', timestamp, properties = {} }) =>
      ({ id, eventName: event_name, customerId: customer_id, properties,
        timestamp: parseInstant(timestamp) }))
    await ingest({ organizationId } as Parameters<typeof ingest>[0], { events, atomic: false })
    const usage = taken.pop()
    if (usage?.events.length === events.length) return usage
    throw new Failure('the engine does not accept the events of the bench')
  }
}

type Batches = { batches: readonly (readonly UsageEventInput[])[]; lanes: number }

/**
 * The engine's own way to store events, called without HTTP and without its queue, with events that
 * are judged before the clock starts: what is left is the statement and its transaction. What the
 * bench knows of the engine's inside stands in this file.
 */
export const openBareIngest = (database: Database, organizationId: string) => {
  const store = createStore(database)
  const judged = judging(store, organizationId)
  const work = async (usage: StoreUsage): Promise<number> => {
    const [result] = await store.ingest([usage])
    const outcomes = result?.state === 'stored' ? result.outcomes : []
    const accepted = outcomes.filter((outcome) => outcome === 'accepted').length
    if (accepted === usage.events.length) return accepted
    throw new Failure(`the bare statement stored ${accepted} of ${usage.events.length} events`)
  }
  return async ({ batches, lanes }: Batches): Promise<Round> => {
    const jobs: StoreUsage[] = []
    for (const batch of batches) jobs.push(await judged(batch))
    return workOff({ jobs, lanes, limit_ms: Infinity, work })
  }
}

export type BareIngest = ReturnType<typeof openBareIngest>
