import type { Subscription } from '../../domain/subscriptions/subscription.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { nextDueAt, subscriptionChange } from './billed-subscription.ts'
import type { StoredSubscription } from './stored-subscription.ts'

type Saving = {
  readonly stored: StoredSubscription
  /** What it has become. */
  readonly subscription: Subscription
  /** The customer's clock. */
  readonly now: Instant
}

/** Stores what became of a subscription, and schedules its next boundary where there is one. */
export const saveSubscription = async (
  work: BillingWork,
  { stored, subscription, now }: Saving,
): Promise<StoredSubscription> => {
  const { store, audit } = work
  const { organizationId, customerId, id } = stored
  const change = subscriptionChange(subscription, now)
  await store.subscriptions.update({ organizationId, customerId, id }, change)
  const key = { organizationId, customerId, kind: 'run_billing_boundary', subjectId: id } as const
  const dueAt = nextDueAt(subscription)
  if (dueAt === undefined) {
    await store.jobs.remove(key)
  } else {
    const { testClockId } = await work.customer({ organizationId, customerId })
    await store.jobs.schedule({ ...key, testClockId, dueAt })
  }
  const saved = { ...stored, ...change }
  audit(organizationId,
    { objectType: 'subscription', objectId: id, before: stored, after: saved })
  return saved
}
