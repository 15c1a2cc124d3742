import type { Decimal } from '../../domain/money/decimal.ts'
import type { SubscriptionStatus } from '../../domain/subscriptions/subscription-status.ts'
import type { IntervalUnit } from '../../domain/time/interval.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** One price of a subscription; `quantity` is null for usage. */
export type StoredSubscriptionItem = {
  readonly id: string
  readonly priceId: string
  readonly quantity: Decimal | null
}

/** A customer's agreement to be billed by a plan version. */
export type StoredSubscription = {
  readonly organizationId: string
  readonly id: string
  readonly customerId: string
  readonly planId: string
  readonly planVersionId: string
  readonly status: SubscriptionStatus
  readonly currency: string
  readonly timeZone: string
  readonly intervalUnit: IntervalUnit
  readonly intervalCount: number
  readonly billingAnchor: Instant
  readonly startAt: Instant
  /** The number of the first billing boundary that has not been run. */
  readonly nextBoundary: number
  readonly currentPeriodStart: Instant | null
  readonly currentPeriodEnd: Instant | null
  readonly cancelAt: Instant | null
  readonly canceledAt: Instant | null
  readonly metadata: Metadata
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly items: readonly StoredSubscriptionItem[]
}

/** What a boundary or a cancellation may change; the terms never change. */
export type SubscriptionChange = Pick<StoredSubscription,
  'status' | 'nextBoundary' | 'currentPeriodStart' | 'currentPeriodEnd' | 'cancelAt' | 'canceledAt'
  | 'updatedAt'>
