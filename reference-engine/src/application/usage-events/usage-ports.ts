import type { Instant } from '../../domain/time/instant.ts'
import type { StoredMeter } from '../meters/stored-meter.ts'
import type { Page, Tenant } from '../ports.ts'
import type { StoredUsageEvent } from './stored-usage-event.ts'

type OfCustomer = Tenant & { readonly customerId: string }

export type UsageEventPlace = { readonly timestamp: Instant; readonly id: string }

export type UsageEvents = {
  find(where: OfCustomer & { readonly id: string }): Promise<StoredUsageEvent | undefined>
  /** Newest timestamp first, ties by id. */
  page(wanted: OfCustomer & {
    readonly eventName?: string | undefined
    readonly limit: number
    readonly after?: UsageEventPlace | undefined
  }): Promise<Page<StoredUsageEvent>>
}

/** The active meters, and the version by which storing tells that they are still those. */
export type MeterCatalogue =
  { readonly version: bigint; readonly meters: readonly StoredMeter[] }

/** The judged events of one request, in its order. */
export type StoreUsage = Tenant & {
  readonly catalogueVersion: bigint
  /** Whether one bad event refuses them all. */
  readonly atomic: boolean
  /** Whether nothing may be stored whatever becomes of the events: only the outcomes count. */
  readonly refused: boolean
  readonly events: ReadonlyArray<Omit<StoredUsageEvent, 'organizationId'>>
}

export type StoreOutcome = 'accepted' | 'duplicate' | 'conflict' | 'usage_period_closed'

export type UsageStored =
  | { readonly state: 'stored' | 'refused'; readonly outcomes: readonly StoreOutcome[] }
  /** The meters are no longer those the events were judged by: judge them again. */
  | { readonly state: 'meters_changed' }

/** Stores usage together with what others send, and answers when it is durable (USG 4). */
export type StoreUsageEvents = (usage: StoreUsage) => Promise<UsageStored>
