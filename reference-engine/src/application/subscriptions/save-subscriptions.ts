import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Customer } from '../customers/customer.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import { ofSubscription } from './read-subscriptions.ts'
import { scheduleTurns } from './schedule-turns.ts'
import { storableSubscription } from './storable-subscription.ts'

export type Saving = {
  /** What it has become; `stored` is what it was. Held until the transaction ends. */
  readonly subscription: BilledSubscription
  readonly customer: Customer
  /** The customer's clock. */
  readonly now: Instant
}

/**
 * Stores what became of subscriptions, and schedules the next turn of each where there is one.
 * Gives them back as they are stored now.
 */
export const saveSubscriptions = async (
  work: BillingWork,
  saving: readonly Saving[],
): Promise<readonly BilledSubscription[]> => {
  const saved = saving.map(({ subscription, now }) =>
    ({ ...subscription, stored: storableSubscription(subscription, now) }))
  const changed = saved.map(({ stored }) => stored)
  await work.store.subscriptions.updateMany(changed)
  const itemized = changed.filter(({ items }, index) =>
    items !== saving[index]?.subscription.stored.items)
  if (itemized.length > 0) {
    await work.store.subscriptions.replaceItems(itemized.map((stored) =>
      ({ ...ofSubscription(stored), items: stored.items })))
  }
  await scheduleTurns(work, saving)
  for (const [index, after] of changed.entries()) {
    const before = saving[index]?.subscription.stored
    work.audit(after.organizationId,
      { objectType: 'subscription', objectId: after.id, before, after })
  }
  return saved
}

/** The same for one. */
export const saveSubscription = async (
  work: BillingWork,
  saving: Saving,
): Promise<BilledSubscription> => {
  const [saved] = await saveSubscriptions(work, [saving])
  assert(saved !== undefined, 'what is saved is given back')
  return saved
}
