import type { Decimal } from '../money/decimal.ts'
import type { Timing } from '../pricing/price.ts'
import type { BillingPeriod, Schedule } from '../time/billing-period.ts'
import type { Instant, Period } from '../time/instant.ts'
import type { Interval } from '../time/interval.ts'
import type { ProrationUnit } from '../time/portion.ts'
import type { SubscriptionStatus } from './subscription-status.ts'

/** Whether what was billed in advance is given back for the time that is not used (SUB 2). */
export const settlements = ['prorate', 'none'] as const
export type Settlement = (typeof settlements)[number]

/** Whether the tiers of a new usage price start anew or go on (PRO 3). */
export const tierContinuities = ['reset', 'carry'] as const
export type TierContinuity = (typeof tierContinuities)[number]

/** One price as a subscription has it: a fixed charge with its quantity, or usage. */
export type SubscriptionTerm = {
  readonly id: string
  readonly priceId: string
  readonly timing: Timing
  readonly metered: boolean
  /** Whether its usage adds up over time (sum, count), so that tiers can continue. */
  readonly additive: boolean
  /** Licensed units; absent for usage. */
  readonly quantity?: Decimal | undefined
}

/** A term, and how far it has been billed. */
export type SubscriptionItem = SubscriptionTerm & {
  /** Usage and fixed charges in arrears: what is not billed yet begins here. */
  readonly openFrom?: Instant | undefined
  /**
   * Fixed charges in advance: what each charge covers that is not over, in order and without a gap;
   * nothing is charged before the end of the last. It is empty where a change without settlement
   * put the first charge off (PRO 2.6).
   */
  readonly charges?: readonly Period[] | undefined
  /** Tiers continue over [continuesFrom, openFrom). */
  readonly continuesFrom?: Instant | undefined
}

/** Terms that take the place of the present ones at an instant (SUB 6). */
export type ScheduledChange = {
  readonly id: string
  readonly effectiveAt: Instant
  readonly settlement: Settlement
  readonly tierContinuity: TierContinuity
  readonly planId: string
  readonly planVersionId: string
  readonly interval: Interval
  /** A price that the subscription has already keeps the id of its item. */
  readonly items: readonly SubscriptionTerm[]
}

/**
 * What the domain knows of a subscription. Callers may extend it (ids, customer, metadata): every
 * function here gives back what it was given, with only these members changed.
 */
export type Subscription = {
  readonly status: SubscriptionStatus
  /** Its natural periods are counted from the anchor, and its zone is frozen (TIM 2, TIM 4). */
  readonly schedule: Schedule
  readonly startAt: Instant
  /** The first instant that is not free (SUB 5). */
  readonly trialEnd?: Instant | undefined
  readonly prorationUnit: ProrationUnit
  readonly planId: string
  readonly planVersionId: string
  readonly items: readonly SubscriptionItem[]
  /** The instant at which it ends or ended (SUB 2). */
  readonly cancelAt?: Instant | undefined
  readonly cancelSettlement: Settlement
  /** The instant at which it became `canceled`. */
  readonly canceledAt?: Instant | undefined
  /** Present exactly while it is paused. */
  readonly pausedAt?: Instant | undefined
  /** The open period, up to its natural end; absent before the start, while paused, at the end. */
  readonly currentPeriod?: BillingPeriod | undefined
  /** How many periods it has opened: the ordinal of the next one. */
  readonly periodCount: number
  /** How many turns it has taken: the ordinal of the next one. */
  readonly turnCount: number
  /** In the order in which they apply: by instant, then by creation. */
  readonly changes: readonly ScheduledChange[]
  /** Whether an invoice is overdue; only resuming asks (SUB 3). */
  readonly overdue: boolean
}
