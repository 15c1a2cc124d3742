import type { SubscriptionStatus } from '../../domain/subscriptions/subscription-status.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { StoredSubscription } from './stored-subscription.ts'

export type StatusChange = {
  /** Held until the transaction ends. */
  readonly stored: StoredSubscription
  readonly status: SubscriptionStatus
  /** The customer's clock. */
  readonly now: Instant
}

/** Stores that subscriptions are in another state, and nothing else. */
export const saveStatus = async (
  { store, audit }: BillingWork,
  changes: readonly StatusChange[],
): Promise<void> => {
  if (changes.length === 0) return
  const changed = changes.map(({ stored, status, now }) => ({ ...stored, status, updatedAt: now }))
  await store.subscriptions.updateMany(changed)
  for (const [index, after] of changed.entries()) {
    audit(after.organizationId, {
      objectType: 'subscription', objectId: after.id, before: changes[index]?.stored, after,
    })
  }
}
