import type { Decimal } from '../../domain/money/decimal.ts'
import type { ChangeStatus } from '../../domain/subscriptions/change-status.ts'
import type { Settlement, TierContinuity } from '../../domain/subscriptions/subscription.ts'
import type { IntervalUnit } from '../../domain/time/interval.ts'
import type { Instant } from '../../domain/time/instant.ts'


/** One price of the new terms; `quantity` is null for usage. */
export type StoredChangeItem = {
  readonly priceId: string
  readonly quantity: Decimal | null
  /** Of the item that the price has or will have. */
  readonly itemId: string
}

/** New terms of a subscription from an instant on; they never change (SUB 6). */
export type StoredSubscriptionChange = {
  readonly organizationId: string
  readonly customerId: string
  readonly subscriptionId: string
  readonly id: string
  readonly status: ChangeStatus
  readonly effectiveAt: Instant
  readonly planId: string
  readonly planVersionId: string
  readonly intervalUnit: IntervalUnit
  readonly intervalCount: number
  readonly items: readonly StoredChangeItem[]
  readonly settlement: Settlement
  readonly tierContinuity: TierContinuity
  /** What billed it; null where nothing was to be billed. */
  readonly invoiceId: string | null
  readonly createdAt: Instant
  readonly appliedAt: Instant | null
  readonly withdrawnAt: Instant | null
}

/** What becomes of a scheduled change. */
export type ChangeOutcome =
  Pick<StoredSubscriptionChange, 'status' | 'invoiceId' | 'appliedAt' | 'withdrawnAt'>
