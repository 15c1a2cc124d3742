import { assert } from '../assert.ts'
import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import { refuseFaults } from '../refusal.ts'
import { isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { Interval } from '../time/interval.ts'
import { spansMorePeriods } from '../time/spans-more-periods.ts'
import type { Subscription } from './subscription.ts'
import { subscriptionMachine } from './subscription-status.ts'

export const start_age_days_max = 1095
/** All of them are billed by the request that creates the subscription. */
export const start_periods_max = 366

export type SubscriptionTerms =
  Pick<Subscription, 'planId' | 'planVersionId' | 'prorationUnit' | 'items'> & {
    /** The customer's clock: the start unless told (SUB 1.1). */
    readonly now: Instant
    readonly startAt?: Instant | undefined
    readonly trialEnd?: Instant | undefined
    /** `trialEnd` unless told, else the start (SUB 5.3, TIM 6). */
    readonly billingAnchor?: Instant | undefined
    readonly interval: Interval
    /** The request's zone, else the customer's, else the organization's, else UTC (TIM 2). */
    readonly timeZone: string
  }

/**
 * A new subscription, scheduled: its first turn starts it and belongs into the same transaction
 * where it is due at once. Refused with `subscription_start_invalid`, naming every fault.
 */
export const subscribe = (terms: SubscriptionTerms): Subscription => {
  const { now, interval, timeZone, items, planId, planVersionId, prorationUnit } = terms
  refuseFaults('subscription_start_invalid', [...startFaults(terms), ...periodFaults(terms)])
  for (const { metered, quantity } of items) {
    assert(metered === (quantity === undefined), 'a fixed item, and no other, has a quantity')
  }
  const { startAt = now, trialEnd, billingAnchor = trialEnd ?? startAt } = terms
  return {
    status: subscriptionMachine.initial,
    schedule: { anchor: billingAnchor, interval, timeZone },
    startAt, trialEnd, prorationUnit, planId, planVersionId, items,
    cancelSettlement: 'none', periodCount: 0, turnCount: 0, changes: [], overdue: false,
  }
}

const day_hours = 24
/** Three years with their leap day, so that no anchor is farther than the longest interval. */
const anchor_distance_days_max = 1096

const startFaults = (terms: SubscriptionTerms): Fault[] => {
  const { now, startAt = now, trialEnd, billingAnchor } = terms
  const days = (count: number) => ({ hours: count * day_hours })
  const faults: Fault[] = []
  const fault = (member: string, { code, detail }: Omit<Fault, 'pointer'>) =>
    faults.push({ pointer: pointerTo(member), code, detail })
  if (isBefore(startAt, now.subtract(days(start_age_days_max)))) {
    fault('start_at', { code: 'start_too_far_back',
      detail: `A start lies ${start_age_days_max} days back at most.` })
  }
  if (trialEnd && !isBefore(startAt, trialEnd)) {
    fault('trial_end', { code: 'trial_end_before_start',
      detail: 'The trial ends after the start.' })
  }
  if (billingAnchor && (isBefore(billingAnchor, startAt.subtract(days(anchor_distance_days_max)))
    || isBefore(startAt.add(days(anchor_distance_days_max)), billingAnchor))) {
    fault('billing_anchor', { code: 'anchor_out_of_range',
      detail: 'The anchor lies three years from the start at most.' })
  }
  return faults
}

/** What lies too far back, or has an anchor that does, is refused for that alone. */
const periodFaults = (terms: SubscriptionTerms): Fault[] => {
  const { now, startAt = now, trialEnd, interval, timeZone } = terms
  const anchor = terms.billingAnchor ?? trialEnd ?? startAt
  if (startFaults(terms).length > 0) return []
  const span = { from: startAt, to: now, most: start_periods_max }
  return !spansMorePeriods({ anchor, interval, timeZone }, span) ? [] : [{
    pointer: pointerTo('start_at'), code: 'start_too_many_periods',
    detail: `At most ${start_periods_max} periods lie between the start and the present.`,
  }]
}
