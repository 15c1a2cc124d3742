import { checksumOf } from '../../domain/metering/checksum.ts'
import { measure } from '../../domain/metering/measure.ts'
import { timestampFault } from '../../domain/metering/timestamp-fault.ts'
import { usageEventMachine } from '../../domain/metering/usage-event-status.ts'
import type { UsageEventAction } from '../../domain/metering/usage-event-status.ts'
import type { Fault } from '../../domain/fault.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import { transition } from '../../domain/state-machine.ts'
import { contains } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import { definitionOf } from '../meters/stored-meter.ts'
import { nowOf } from '../now-of.ts'
import type { Caller, Store } from '../ports.ts'
import type { StoredUsageEvent, UsageEventWithHistory } from './stored-usage-event.ts'

/** Names the event that is corrected, and says why. */
export type CorrectionCommand = {
  readonly customerId: string
  readonly id: string
  readonly reason: string | null
}

/** The event as it stands, held until the transaction ends, and the clock of its customer. */
export type HeldUsageEvent = {
  readonly store: Store
  readonly before: StoredUsageEvent
  readonly now: Instant
  /** The process clock: what is recorded carries its time, as `receivedAt` does. */
  readonly at: Instant
}

/** What an event becomes, with everything that is wrong with that. */
export type Corrected = { readonly after: StoredUsageEvent; readonly faults: readonly Fault[] }

/** What a correction needs of the engine. */
export type CorrectionDependencies =
  Pick<Dependencies, 'transaction' | 'clock' | 'ids' | 'sha256' | 'limits'>

export type Correction = {
  readonly action: UsageEventAction
  /** The operation. */
  readonly operation: string
  readonly correctedFrom: (held: HeldUsageEvent) => Promise<Corrected>
}

type Corrects = (caller: Caller, command: CorrectionCommand) => Promise<UsageEventWithHistory>

/**
 * Corrects a stored event in one transaction that keeps ingestion and billing of its customer
 * out, so that each of them counts it either before or after, and never in between (USG 6).
 */
export const correctUsageEvent = (
  dependencies: CorrectionDependencies,
  { action, operation, correctedFrom }: Correction,
): Corrects => (caller, command) =>
  dependencies.transaction(async (store) => {
    const { usageCorrections, usageEvents, auditEntries } = store
    const held = await hold(dependencies, { store, caller, command })
    const { before, at } = held
    const { after, faults } = await correctedFrom(held)
    refuseFaults('usage_correction_refused', distinct([
      ...ageFaults(dependencies, held), ...faults, ...await closedFaults(held, [before, after]),
    ]))
    transition(usageEventMachine, { state: statusOf(before), action })
    await usageCorrections.correct({ before, after, at, reason: command.reason })
    await auditEntries.append(auditEntry(dependencies, {
      caller,
      change: {
        action: operation, objectType: 'usage_event', objectId: before.id, before, after,
      },
    }))
    return { ...after, history: await usageEvents.history(after) }
  })

export const statusOf = ({ voidedAt }: Pick<StoredUsageEvent, 'voidedAt'>) =>
  voidedAt === null ? 'recorded' : 'voided'

type Holding =
  { readonly store: Store; readonly caller: Caller; readonly command: CorrectionCommand }

const hold = async (
  { clock }: CorrectionDependencies,
  { store, caller: { organizationId }, command: { customerId, id } }: Holding,
): Promise<HeldUsageEvent> => {
  const { customers, testClocks, usageCorrections, usageEvents } = store
  const customer =
    await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
  await usageCorrections.lock({ organizationId, customerId })
  const before = await found(
    usageEvents.find({ organizationId, customerId, id }), 'usage_event_not_found')
  const now = await nowOf(customer, { clock, testClocks })
  return { store, before, now, at: clock.now() }
}

/** Only what could still be sent can be corrected: older usage stands (USG 6.5). */
const ageFaults = (
  { limits }: CorrectionDependencies,
  { before, now }: HeldUsageEvent,
): Fault[] => {
  const { usageAgeDaysMax: ageDaysMax, usageAheadSecondsMax: aheadSecondsMax } = limits
  const fault = timestampFault(before.timestamp, { now, limits: { ageDaysMax, aheadSecondsMax } })
  return fault === undefined ? [] : [fault]
}

/** Whether a meter counts the event, as it was or as it becomes, in a window that is shut. */
const closedFaults = async (
  { store, before: { organizationId, customerId } }: HeldUsageEvent,
  events: readonly StoredUsageEvent[],
): Promise<Fault[]> => {
  const windows = await store.usageCorrections.refusingWindows(
    { organizationId, customerId, timestamps: events.map(({ timestamp }) => timestamp) })
  const ids = [...new Set(windows.map(({ meterId }) => meterId))]
  if (ids.length === 0) return []
  const meters = await store.meters.findMany({ organizationId, ids })
  const shut = windows.some(({ meterId, period }) => events.some((event) => {
    const meter = meters.find(({ id }) => id === meterId)
    return meter?.eventName === event.eventName && contains(period, event.timestamp)
      && measure(definitionOf(meter), { event, checksum: checksumOf(event.payloadHash) })
        .contribution !== undefined
  }))
  return shut ? [periodClosed] : []
}

const periodClosed: Fault = {
  pointer: '/timestamp',
  code: 'usage_period_closed',
  detail: 'The period stands on a finalized invoice, and no later one takes the difference.',
}

/** The old payload and the new one may have the same fault. */
const distinct = (faults: readonly Fault[]): Fault[] =>
  [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.code}`, fault])).values()]
