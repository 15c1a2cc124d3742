import type { BillingPeriodStatus } from '../../domain/subscriptions/subscription-status.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A period of a subscription. */
export type StoredBillingPeriod = {
  readonly organizationId: string
  readonly customerId: string
  readonly subscriptionId: string
  readonly id: string
  readonly index: number
  readonly startAt: Instant
  /** Where it is to end, until it has ended. */
  readonly endAt: Instant
  readonly createdAt: Instant
}

/** The one that its subscription is in is open; it is closed when its end has been billed. */
export type ShownBillingPeriod = StoredBillingPeriod & { readonly status: BillingPeriodStatus }
