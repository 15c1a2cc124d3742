import { assert } from '../../domain/assert.ts'
import type { Fault } from '../../domain/fault.ts'
import type { Customer } from '../customers/customer.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import { judgeEvent } from './judge-event.ts'
import type { Circumstances, Judged } from './judge-event.ts'
import type { SentUsageEvent } from './stored-usage-event.ts'
import type { MeterCatalogue, StoreOutcome, UsageStored } from './usage-ports.ts'

export type IngestUsageEvents =
  { readonly events: readonly SentUsageEvent[]; readonly atomic: boolean }

/** What became of one event; a bad one has its faults, relative to the event (USG 1). */
export type UsageResult = {
  readonly id: string
  readonly status: 'accepted' | 'duplicate' | 'conflict' | 'rejected'
  readonly faults: readonly Fault[]
}

export type UsageIngested =
  { readonly state: 'stored' | 'refused'; readonly results: readonly UsageResult[] }

const triesMax = 10

/**
 * Takes usage events: one result for each, in order, once they are durable (USG 1, USG 4). What is
 * judged by the meters is judged again should they have changed before it was stored.
 */
export const ingestUsageEvents = (dependencies: Dependencies) =>
  async (caller: Caller, command: IngestUsageEvents): Promise<UsageIngested> => {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const { catalogue, circumstances } = await circumstancesOf(dependencies, { caller, command })
      const judged = command.events.map((sent) => judgeEvent(dependencies, { sent, circumstances }))
      const stored = await store(dependencies, { caller, command, catalogue, judged })
      if (stored.state !== 'meters_changed') {
        return { state: stored.state, results: resultsOf(command, { judged, stored }) }
      }
    }
    throw new Error(`the meters changed ${triesMax} times while usage was stored`)
  }

type Commanded = { readonly caller: Caller; readonly command: IngestUsageEvents }

const circumstancesOf = (
  { read, clock }: Dependencies,
  { caller: { organizationId }, command: { events } }: Commanded,
): Promise<{ catalogue: MeterCatalogue; circumstances: Circumstances }> =>
  read(async ({ customers, testClocks, meters }) => {
    const known = await customers.findMany({
      organizationId,
      ids: distinct(events.map(({ customerId }) => customerId)),
      externalIds: distinct(events.map(({ customerExternalId }) => customerExternalId)),
    })
    const clockIds = distinct(known.map(({ testClockId }) => testClockId))
    const clocks = clockIds.length === 0
      ? []
      : await testClocks.findMany({ organizationId, ids: clockIds })
    const nows = new Map(clocks.map(({ id, now }) => [id, now]))
    const catalogue = await meters.catalogue({ organizationId })
    const receivedAt = clock.now()
    const nowOf = ({ testClockId }: Customer) => nows.get(testClockId ?? '') ?? receivedAt
    return {
      catalogue,
      circumstances: {
        customerById: new Map(known.map((customer) => [customer.id, customer])),
        customerByExternalId:
          new Map(known.map((customer) => [customer.externalId ?? '', customer])),
        metersByEventName: Map.groupBy(catalogue.meters, ({ eventName }) => eventName),
        nowOf, receivedAt,
      },
    }
  })

const distinct = (ids: readonly (string | null | undefined)[]): string[] =>
  [...new Set(ids.filter((id) => id !== null && id !== undefined))]

type Judging = Commanded & {
  readonly catalogue: MeterCatalogue
  readonly judged: readonly Judged[]
}

const store = async (
  { storeUsageEvents }: Dependencies,
  { caller: { organizationId }, command: { atomic }, catalogue, judged }: Judging,
): Promise<UsageStored> => {
  const events = judged.flatMap(({ event }) => event ?? [])
  const refused = atomic && events.length < judged.length
  if (events.length === 0) return { state: refused ? 'refused' : 'stored', outcomes: [] }
  return storeUsageEvents({
    organizationId, catalogueVersion: catalogue.version, atomic, refused, events,
  })
}

type Stored = Extract<UsageStored, { outcomes: unknown }>

const resultsOf = (
  { events }: IngestUsageEvents,
  { judged, stored: { outcomes } }: { judged: readonly Judged[]; stored: Stored },
): UsageResult[] => {
  const waiting = [...outcomes]
  return events.map(({ id }, index) => {
    const faults = judged[index]?.faults
    if (faults !== undefined) return { id, status: 'rejected', faults }
    const outcome = waiting.shift()
    assert(outcome !== undefined, 'every event that was stored has an outcome')
    return { id, ...outcomeResults[outcome] }
  })
}

const outcomeResults: { readonly [Outcome in StoreOutcome]: Omit<UsageResult, 'id'> } = {
  accepted: { status: 'accepted', faults: [] },
  duplicate: { status: 'duplicate', faults: [] },
  conflict: {
    status: 'conflict',
    faults: [{
      pointer: '/id', code: 'usage_event_conflict',
      detail: 'Another event has this id; nothing was overwritten.',
    }],
  },
  usage_period_closed: {
    status: 'rejected',
    faults: [{
      pointer: '/timestamp', code: 'usage_period_closed',
      detail: 'The period is already on a finalized invoice of this customer and meter.',
    }],
  },
}
