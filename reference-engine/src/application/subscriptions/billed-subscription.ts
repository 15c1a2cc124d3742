import { currencyOf } from '../../domain/money/currency.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import { nextBillingBoundary } from '../../domain/subscriptions/billing-boundary.ts'
import { currentPeriod } from '../../domain/subscriptions/subscription.ts'
import type { Subscription } from '../../domain/subscriptions/subscription.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { soldPrice } from '../billing/sold-price.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import type { StoredSubscription, SubscriptionChange } from './stored-subscription.ts'

type Sources = { readonly sold: SoldPrices; readonly currencies: CurrencyTable }

/** A stored subscription as the domain bills it. */
export const billedSubscription = (
  stored: StoredSubscription,
  { sold, currencies }: Sources,
): Subscription => ({
  status: stored.status,
  schedule: {
    anchor: stored.billingAnchor,
    interval: { unit: stored.intervalUnit, count: stored.intervalCount },
    timeZone: stored.timeZone,
  },
  currency: currencyOf(currencies, stored.currency),
  items: stored.items.map(({ id, priceId, quantity }) => {
    const { price, meter } = soldPrice(sold, priceId)
    return { id, price, meter, quantity: quantity ?? undefined }
  }),
  cancelAt: stored.cancelAt ?? undefined,
  canceledAt: stored.canceledAt ?? undefined,
  nextBoundary: stored.nextBoundary,
})

/** What of a subscription is to be stored after a boundary or a cancellation. */
export const subscriptionChange = (
  subscription: Subscription,
  updatedAt: Instant,
): SubscriptionChange => {
  const { status, nextBoundary, cancelAt, canceledAt } = subscription
  const period = currentPeriod(subscription)
  return {
    status,
    nextBoundary,
    currentPeriodStart: period?.start ?? null,
    currentPeriodEnd: period?.end ?? null,
    cancelAt: cancelAt ?? null,
    canceledAt: canceledAt ?? null,
    updatedAt,
  }
}

/** When the subscription is billed next; nothing is left after its end. */
export const nextDueAt = (subscription: Subscription): Instant | undefined =>
  nextBillingBoundary(subscription)?.at
