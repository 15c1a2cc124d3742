import type { Meter } from '../metering/meter.ts'
import type { Currency } from '../money/currency.ts'
import type { PlanItem } from '../pricing/plan-items.ts'
import { boundary } from '../time/billing-period.ts'
import type { BillingPeriod, Schedule } from '../time/billing-period.ts'
import { earlierOf, isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { SubscriptionStatus } from './subscription-status.ts'

/** One price a subscription bills: a fixed charge with its quantity, or usage with its meter. */
export type SubscriptionItem = PlanItem & {
  readonly id: string
  /** Present exactly when the price names a meter. */
  readonly meter?: Meter | undefined
}

/**
 * What the domain knows of a subscription. Callers may extend it (ids, customer, metadata): every
 * function here gives back what it was given, with only these members changed.
 */
export type Subscription = {
  readonly status: SubscriptionStatus
  /** Its anchor is the start of period 0, and its zone is frozen (TIM 2, TIM 4). */
  readonly schedule: Schedule
  /** One currency per subscription (MON 6). */
  readonly currency: Currency
  readonly items: readonly SubscriptionItem[]
  /** The instant at which it ends or ended; no period reaches beyond it (SUB 2). */
  readonly cancelAt?: Instant | undefined
  /** The instant at which it became `canceled`. */
  readonly canceledAt?: Instant | undefined
  /** The number of the first billing boundary that has not been run. */
  readonly nextBoundary: number
}

/**
 * Period `index` as this subscription lives it: the natural period, cut off at `cancelAt`.
 * Absent where nothing is left of it.
 */
export const subscriptionPeriod = (
  { schedule, cancelAt }: Pick<Subscription, 'schedule' | 'cancelAt'>,
  index: number,
): BillingPeriod | undefined => {
  const start = boundary(schedule, index)
  const naturalEnd = boundary(schedule, index + 1)
  const end = cancelAt ? earlierOf(naturalEnd, cancelAt) : naturalEnd
  return isBefore(start, end) ? { index, start, end } : undefined
}

/** The open period: the one that the last boundary opened; absent after the end. */
export const currentPeriod = (subscription: Subscription): BillingPeriod | undefined =>
  subscription.status === 'canceled' || subscription.nextBoundary === 0
    ? undefined
    : subscriptionPeriod(subscription, subscription.nextBoundary - 1)
