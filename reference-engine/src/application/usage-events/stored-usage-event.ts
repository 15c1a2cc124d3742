import type { ArrivingEvent, UsageEvent } from '../../domain/metering/usage-event.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A usage event that may be stored. */
export type AcceptedUsageEvent = UsageEvent & {
  readonly organizationId: string
  readonly customerId: string
  /** 64 hex digits. */
  readonly payloadHash: string
  readonly receivedAt: Instant
}

/** A stored usage event with the payload in force; only a void or an amendment changes it. */
export type StoredUsageEvent = AcceptedUsageEvent & {
  /** Counts its payloads from 1. */
  readonly revision: number
  /** Null while it counts. */
  readonly voidedAt: Instant | null
}

/** A payload that an amendment replaced (USG 6). */
export type UsageEventRevision = Omit<UsageEvent, 'id'> & {
  readonly revision: number
  readonly payloadHash: string
  readonly recordedAt: Instant
  readonly replacedAt: Instant
  readonly reason: string | null
}

/** With every payload it had before, the oldest first. */
export type UsageEventWithHistory =
  StoredUsageEvent & { readonly history: readonly UsageEventRevision[] }

/** An event as it was sent: it names its customer by one of two ids (USG 2). */
export type SentUsageEvent = ArrivingEvent & (
  | { readonly customerId: string; readonly customerExternalId?: undefined }
  | { readonly customerExternalId: string; readonly customerId?: undefined }
)
