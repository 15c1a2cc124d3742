import type { Decimal } from '../../domain/money/decimal.ts'
import type { Settlement } from '../../domain/subscriptions/subscription.ts'
import type { SubscriptionStatus } from '../../domain/subscriptions/subscription-status.ts'
import type { IntervalUnit } from '../../domain/time/interval.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ProrationUnit } from '../../domain/time/portion.ts'
import type { Metadata } from '../metadata.ts'

/**
 * One price of a subscription; `quantity` is null for usage. How far it is billed is stored only
 * where it differs from its subscription's current period, so that a boundary, which moves every
 * item on with the period, writes none: null then means the period's start, or the whole period.
 */
export type StoredSubscriptionItem = {
  readonly id: string
  readonly priceId: string
  readonly quantity: Decimal | null
  /** In arrears: what is not billed yet begins here. */
  readonly openFrom: Instant | null
  /** In advance: what the last charge covers. */
  readonly chargedFrom: Instant | null
  readonly chargedUntil: Instant | null
  /** Where the charges before the last one begin that are not over: each ends at the next. */
  readonly chargedEarlier: readonly Instant[]
  /** Tiers continue from here to `openFrom`. */
  readonly continuesFrom: Instant | null
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
  readonly trialEnd: Instant | null
  readonly prorationUnit: ProrationUnit
  /** Null: those of the customer (TAX 1.4). */
  readonly taxRateIds: readonly string[] | null
  /** The open period up to its natural end. */
  readonly currentPeriodIndex: number | null
  readonly currentPeriodStart: Instant | null
  readonly currentPeriodEnd: Instant | null
  readonly periodCount: number
  /** The number of the first turn that has not been taken. */
  readonly turnCount: number
  readonly cancelAt: Instant | null
  readonly cancelSettlement: Settlement
  readonly canceledAt: Instant | null
  readonly pausedAt: Instant | null
  readonly metadata: Metadata
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly items: readonly StoredSubscriptionItem[]
}

/** What never changes of a subscription. */
type Fixed = 'organizationId' | 'id' | 'customerId' | 'currency' | 'timeZone' | 'startAt'
  | 'trialEnd' | 'prorationUnit' | 'createdAt'

/** What turns, commands and an edit may change, beside the items. */
export type SubscriptionHead = Omit<StoredSubscription, Fixed | 'items'>
