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
  readonly endAt: Instant
  readonly status: BillingPeriodStatus
  readonly createdAt: Instant
}
