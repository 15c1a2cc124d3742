import { assert } from '../../domain/assert.ts'
import type { Fault } from '../../domain/fault.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import { createIngestViews } from './ingest-views.ts'
import type { IngestView } from './ingest-views.ts'
import { judgeEvent } from './judge-event.ts'
import type { Circumstances, Judged } from './judge-event.ts'
import type { SentUsageEvent } from './stored-usage-event.ts'
import type { MeteredCustomer, StoreOutcome, UsageStored } from './usage-ports.ts'

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

/** A key that was not looked up for this request, but is remembered from an earlier one. */
export type RememberedKey = {
  /** By which storing tells that the key still stands. */
  readonly version: bigint
  /** Looks the key up after all, and tells the version it stands by now; or refuses. */
  readonly confirm: () => Promise<bigint>
}

export type IngestCaller = Caller & { readonly remembered?: RememberedKey | undefined }

const triesMax = 10

/**
 * Takes usage events: one result for each, in order, once they are durable (USG 1, USG 4). They
 * are judged again should that by which they were judged have changed before they were stored.
 */
export const ingestUsageEvents = (dependencies: Dependencies) => {
  const views = createIngestViews(dependencies.read)
  return async (caller: IngestCaller, command: IngestUsageEvents): Promise<UsageIngested> => {
    const { organizationId } = caller
    const customers = namedCustomers(command)
    for (let tries = 0; tries < triesMax; tries += 1) {
      const view = await views.of(organizationId, customers)
      // A key that was remembered under another version may have been revoked since.
      const known = caller.remembered
      const version = known === undefined || known.version === view.version
        ? view.version
        : await known.confirm()
      if (version === view.version) {
        const circumstances =
          await circumstancesOf(dependencies, { organizationId, view, customers })
        const judged =
          command.events.map((sent) => judgeEvent(dependencies, { sent, circumstances }))
        const stored = await store(dependencies, { caller, command, version, judged })
        if (stored.state !== 'changed') {
          return { state: stored.state, results: resultsOf(command, { judged, stored }) }
        }
      }
      views.forget(organizationId, view.version)
    }
    throw new Error(`what usage is judged by changed ${triesMax} times`)
  }
}

type NamedCustomers = { readonly ids: readonly string[]; readonly externalIds: readonly string[] }

const namedCustomers = ({ events }: IngestUsageEvents): NamedCustomers => {
  const [ids, externalIds] = [new Set<string>(), new Set<string>()]
  for (const { customerId, customerExternalId } of events) {
    if (customerId === undefined) externalIds.add(customerExternalId)
    else ids.add(customerId)
  }
  return { ids: [...ids], externalIds: [...externalIds] }
}

type Viewing = {
  readonly organizationId: string
  readonly view: IngestView
  readonly customers: NamedCustomers
}

const circumstancesOf = async (
  { read, clock }: Dependencies,
  { organizationId, view, customers: { ids, externalIds } }: Viewing,
): Promise<Circumstances> => {
  const { metersByEventName, customerById, customerByExternalId } = view
  const clockIds = new Set<string>()
  const note = (customer: MeteredCustomer | undefined): void => {
    if (customer?.testClockId) clockIds.add(customer.testClockId)
  }
  for (const id of ids) note(customerById.get(id))
  for (const id of externalIds) note(customerByExternalId.get(id))
  // Test clocks move all the time: they are read for each request that depends on one.
  const clocks = clockIds.size === 0
    ? []
    : await read(({ testClocks }) => testClocks.findMany({ organizationId, ids: [...clockIds] }))
  const nows = new Map(clocks.map(({ id, now }) => [id, now]))
  const receivedAt = clock.now()
  const nowOf = ({ testClockId }: MeteredCustomer) =>
    testClockId === null ? receivedAt : nows.get(testClockId) ?? receivedAt
  return { customerById, customerByExternalId, metersByEventName, nowOf, receivedAt }
}

type Judging = {
  readonly caller: IngestCaller
  readonly command: IngestUsageEvents
  readonly version: bigint
  readonly judged: readonly Judged[]
}

const store = async (
  { storeUsageEvents, read }: Dependencies,
  { caller, command: { atomic }, version, judged }: Judging,
): Promise<UsageStored> => {
  const { organizationId, remembered } = caller
  const events = judged.flatMap(({ event }) => event ?? [])
  const refused = atomic && events.length < judged.length
  if (events.length > 0) {
    return storeUsageEvents({ organizationId, version, atomic, refused, events })
  }
  // Nothing is stored that would tell whether all of this still stands.
  const standing = remembered === undefined
    ? (await read(({ meters }) => meters.catalogue({ organizationId }))).version
    : await remembered.confirm()
  if (standing !== version) return { state: 'changed' }
  return { state: refused ? 'refused' : 'stored', outcomes: [] }
}

type Stored = Extract<UsageStored, { outcomes: unknown }>

const resultsOf = (
  { events }: IngestUsageEvents,
  { judged, stored: { outcomes } }: { judged: readonly Judged[]; stored: Stored },
): UsageResult[] => {
  let next = 0
  return events.map(({ id }, index) => {
    const faults = judged[index]?.faults
    if (faults !== undefined) return { id, status: 'rejected', faults }
    const outcome = outcomes[next++]
    assert(outcome !== undefined, 'every event that was stored has an outcome')
    const { status, faults: found } = outcomeResults[outcome]
    return { id, status, faults: found }
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
