import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A stored usage event; it is never overwritten (USG 3). */
export type StoredUsageEvent = UsageEvent & {
  readonly organizationId: string
  readonly customerId: string
  /** 64 hex digits. */
  readonly payloadHash: string
  readonly receivedAt: Instant
}

/** An event as it was sent: it names its customer by one of two ids (USG 2). */
export type SentUsageEvent = UsageEvent & (
  | { readonly customerId: string; readonly customerExternalId?: undefined }
  | { readonly customerExternalId: string; readonly customerId?: undefined }
)
