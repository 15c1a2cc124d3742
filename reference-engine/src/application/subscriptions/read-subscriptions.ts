import type { OfSubscription } from '../billing-ports.ts'
import type { SoldPrice, SoldPrices } from '../billing/sold-price.ts'
import type { Reads } from '../ports.ts'
import { billedSubscription } from './billed-subscription.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import type { StoredSubscription } from './stored-subscription.ts'
import type { StoredSubscriptionChange } from './stored-subscription-change.ts'

/** What reading takes; a transaction has it, and so has a read. */
export type SubscriptionReading = {
  readonly store: Pick<Reads, 'subscriptionChanges'>
  readonly soldPrices: (
    organizationId: string, priceIds: readonly string[],
  ) => Promise<SoldPrices>
}

/** Stored subscriptions as the domain bills them, with the changes that are ahead of them. */
export const readSubscriptions = async (
  { store, soldPrices }: SubscriptionReading,
  stored: readonly StoredSubscription[],
): Promise<readonly BilledSubscription[]> => {
  if (stored.length === 0) return []
  const scheduled = await store.subscriptionChanges.scheduledOf(stored.map(ofSubscription))
  const sold = await pricesOf(soldPrices, [...stored, ...scheduled])
  const changes = Map.groupBy(scheduled, ({ subscriptionId }) => subscriptionId)
  return stored.map((subscription) => billedSubscription(subscription, {
    sold, changes: changes.get(subscription.id) ?? [],
  }))
}

export const ofSubscription = (
  { organizationId, customerId, id }: StoredSubscription,
): OfSubscription => ({ organizationId, customerId, subscriptionId: id })

/** The prices of subscriptions and changes of any organizations. */
const pricesOf = async (
  soldPrices: SubscriptionReading['soldPrices'],
  terms: readonly (StoredSubscription | StoredSubscriptionChange)[],
): Promise<SoldPrices> => {
  const sold = new Map<string, SoldPrice>()
  for (const [organizationId, own] of Map.groupBy(terms, (each) => each.organizationId)) {
    const ids = new Set<string>()
    for (const { items } of own) for (const { priceId } of items) ids.add(priceId)
    for (const [id, price] of await soldPrices(organizationId, [...ids])) sold.set(id, price)
  }
  return sold
}
