import { assert } from '../../domain/assert.ts'
import type { BillingBoundary } from '../../domain/subscriptions/billing-boundary.ts'
import { billingPeriodMachine } from '../../domain/subscriptions/subscription-status.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Effect } from '../billing/effect.ts'
import type { StoredSubscription } from '../subscriptions/stored-subscription.ts'
import { closePeriod } from './close-period.ts'

type Turn = {
  readonly subscription: StoredSubscription
  readonly boundary: BillingBoundary
  /** The customer's clock. */
  readonly now: Instant
}

/** Closes the period that ends at a boundary and opens the one that starts there (TIM 1). */
export const turnPeriods = async (
  work: BillingWork,
  { subscription, boundary: { closes, opens }, now }: Turn,
): Promise<Effect[]> => {
  const closed = closes === undefined ? []
    : [await closePeriod(work, { subscription, index: closes.index, endAt: closes.end, now })]
  if (opens === undefined) return closed
  const { organizationId, customerId, id: subscriptionId } = subscription
  const id = work.dependencies.ids('per')
  const isNew = await work.store.billingPeriods.insertNew({
    organizationId, customerId, subscriptionId, id, index: opens.index,
    startAt: opens.start, endAt: opens.end, status: billingPeriodMachine.initial, createdAt: now,
  })
  assert(isNew, 'a period is opened once')
  return [...closed, { at: now, type: 'billing_period_opened', objectId: id }]
}
