import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Effect } from '../billing/effect.ts'
import type { StoredSubscription } from '../subscriptions/stored-subscription.ts'

type Closing = {
  readonly subscription: StoredSubscription
  readonly index: number
  /** Its natural end, or the earlier one that a cancellation gives it (SUB 2). */
  readonly endAt: Instant
  /** The customer's clock. */
  readonly now: Instant
}

/** Closes an open period of a subscription. */
export const closePeriod = async (
  { store }: BillingWork,
  { subscription, index, endAt, now }: Closing,
): Promise<Effect> => {
  const { organizationId, customerId, id: subscriptionId } = subscription
  const where = { organizationId, customerId, subscriptionId, index }
  const period = await store.billingPeriods.find(where)
  assert(period !== undefined, 'a period that ends was opened')
  assert(await store.billingPeriods.close({ ...where, endAt }), 'a period is closed once')
  return { at: now, type: 'billing_period_closed', objectId: period.id }
}
