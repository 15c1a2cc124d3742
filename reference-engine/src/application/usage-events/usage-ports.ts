import type { Checksum } from '../../domain/metering/checksum.ts'
import type { Counted, CountingMeter } from '../../domain/metering/counting-meter.ts'
import type { UsageEventStatus } from '../../domain/metering/usage-event-status.ts'
import type { Instant, Moment, Period } from '../../domain/time/instant.ts'
import type { Page, Tenant } from '../ports.ts'
import type { StoredUsageEvent, UsageEventRevision } from './stored-usage-event.ts'

type OfCustomer = Tenant & { readonly customerId: string }

export type UsageEventPlace = { readonly timestamp: Instant; readonly id: string }

export type UsageEvents = {
  find(where: OfCustomer & { readonly id: string }): Promise<StoredUsageEvent | undefined>
  /** The payloads it had before the one in force, the oldest first. */
  history(where: OfCustomer & { readonly id: string }): Promise<UsageEventRevision[]>
  /** Newest timestamp first, ties by id. */
  page(wanted: OfCustomer & UsageEventFilter & {
    readonly limit: number
    readonly after?: UsageEventPlace | undefined
  }): Promise<Page<StoredUsageEvent>>
}

export type UsageEventFilter = {
  readonly eventName?: string | undefined
  /** Included. */
  readonly start?: Instant | undefined
  /** Excluded. */
  readonly end?: Instant | undefined
  readonly status?: UsageEventStatus | undefined
}

/** What becomes of a stored event; both are that event, before and after. */
export type UsageCorrection = {
  readonly before: StoredUsageEvent
  /** Voided, or of the next revision: then the payload of `before` goes into the history. */
  readonly after: StoredUsageEvent
  readonly at: Instant
  readonly reason: string | null
}

/** How usage is corrected inside of a transaction (USG 6). */
export type UsageCorrections = {
  /**
   * Keeps ingestion and billing out of the customer's usage, and the organization's meters as
   * they are, until the transaction ends. Taken before the event is read.
   */
  lock(of: OfCustomer): Promise<void>
  /** Stores the revision and the event, and counts every hour anew that it leaves or enters. */
  correct(correction: UsageCorrection): Promise<void>
  /** The closed windows that hold one of these instants and take no more usage (USG 7.3). */
  refusingWindows(wanted: OfCustomer & { readonly timestamps: readonly Instant[] }):
    Promise<RefusingWindow[]>
}

/** A closed window of a meter that no later invoice would bill the difference of. */
export type RefusingWindow = { readonly meterId: string; readonly period: Period }

/** The events of one customer that one meter counts in a window (USG 8). */
export type ReconciledUsage = {
  readonly customerId: string
  readonly meterId: string
  readonly eventCount: number
  readonly checksum: Checksum
}

export type ReconciledPlace = Pick<ReconciledUsage, 'customerId' | 'meterId'>

export type UsageReconciliation = (wanted: Tenant & {
  readonly period: Period
  readonly customerId?: string | undefined
  readonly meterId?: string | undefined
  readonly limit: number
  readonly after?: ReconciledPlace | undefined
}) => Promise<Page<ReconciledUsage>>

/**
 * All meters, and the version by which storing tells that they still are those. It stands for
 * whatever ingestion goes by: meters, external ids of customers and keys.
 */
export type MeterCatalogue =
  { readonly version: bigint; readonly meters: readonly CountingMeter[] }

/** Where storage keeps the usage of a customer: the head of every key of it. */
export type UsagePlace = { readonly bucket: number; readonly customerNumber: number }

/** What ingestion has to know of a customer. Only the external id can change. */
export type MeteredCustomer = {
  readonly id: string
  readonly externalId: string | null
  readonly testClockId: string | null
  readonly place: UsagePlace
}

export type MeteredCustomers = {
  /** Those that exist of the named ones. */
  findMany(where: Tenant & {
    readonly ids: readonly string[]
    readonly externalIds: readonly string[]
  }): Promise<MeteredCustomer[]>
}

/** An event that was judged and measured, ready to be stored. */
export type CountedUsageEvent = {
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

/** The judged events of one request, in its order. */
export type StoreUsage = Tenant & {
  /** Of what they were judged by. */
  readonly version: bigint
  /** Whether one bad event refuses them all. */
  readonly atomic: boolean
  /** Whether nothing may be stored whatever becomes of the events: only the outcomes count. */
  readonly refused: boolean
  readonly events: readonly CountedUsageEvent[]
}

export type StoreOutcome = 'accepted' | 'duplicate' | 'conflict' | 'usage_period_closed'

export type UsageStored =
  | { readonly state: 'stored' | 'refused'; readonly outcomes: readonly StoreOutcome[] }
  /** What the events were judged by has changed: judge them again. */
  | { readonly state: 'changed' }

/** Stores usage together with what others send, and answers when it is durable (USG 4). */
export type StoreUsageEvents = (usage: StoreUsage) => Promise<UsageStored>
