import type { Subscription } from '../../domain/subscriptions/subscription.ts'
import type { BillingPeriod } from '../../domain/time/billing-period.ts'
import type { Instant, Period } from '../../domain/time/instant.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import type { StoredSubscription, StoredSubscriptionItem } from './stored-subscription.ts'

/** What is to be stored of a subscription after a turn or a command. */
export const storableSubscription = (
  subscription: BilledSubscription,
  updatedAt: Instant,
): StoredSubscription => {
  const { stored, currentPeriod, schedule: { anchor, interval } } = subscription
  return {
    ...stored,
    status: subscription.status,
    planId: subscription.planId,
    planVersionId: subscription.planVersionId,
    intervalUnit: interval.unit,
    intervalCount: interval.count,
    billingAnchor: anchor,
    currentPeriodIndex: currentPeriod?.index ?? null,
    currentPeriodStart: currentPeriod?.start ?? null,
    currentPeriodEnd: currentPeriod?.end ?? null,
    periodCount: subscription.periodCount,
    turnCount: subscription.turnCount,
    cancelAt: subscription.cancelAt ?? null,
    cancelSettlement: subscription.cancelSettlement,
    canceledAt: subscription.canceledAt ?? null,
    pausedAt: subscription.pausedAt ?? null,
    updatedAt,
    items: storableItems(subscription),
  }
}

/** The items; how far one is billed is left out where it is as far as the period (see there). */
export const storableItems = (
  { items, currentPeriod }: Pick<Subscription, 'items' | 'currentPeriod'>,
): StoredSubscriptionItem[] => items.map(({ id, priceId, quantity, ...item }) => {
  const [charge, ...earlier] = item.charges?.toReversed() ?? []
  const last = coversPeriod(charge, currentPeriod) ? undefined : charge
  const opensWithPeriod = currentPeriod && item.openFrom?.equals(currentPeriod.start)
  return {
    id, priceId,
    quantity: quantity ?? null,
    openFrom: opensWithPeriod ? null : item.openFrom ?? null,
    chargedFrom: last?.start ?? null,
    chargedUntil: last?.end ?? null,
    chargedEarlier: earlier.map(({ start }) => start).toReversed(),
    continuesFrom: item.continuesFrom ?? null,
  }
})

const coversPeriod = (
  charge: Period | undefined,
  period: BillingPeriod | undefined,
): boolean => charge !== undefined && period !== undefined
  && charge.start.equals(period.start) && charge.end.equals(period.end)

/** Whether two lists of items would be stored as the same rows. */
export const areSameItems = (
  one: readonly StoredSubscriptionItem[],
  other: readonly StoredSubscriptionItem[],
): boolean => one.length === other.length && one.every((item, index) => {
  const same = other[index]
  return same !== undefined && item.id === same.id && item.priceId === same.priceId
    && isSame(item.quantity, same.quantity) && isSame(item.openFrom, same.openFrom)
    && isSame(item.chargedFrom, same.chargedFrom) && isSame(item.chargedUntil, same.chargedUntil)
    && isSame(item.continuesFrom, same.continuesFrom)
    && areSame(item.chargedEarlier, same.chargedEarlier)
})

const areSame = (one: readonly Instant[], other: readonly Instant[]): boolean =>
  one.length === other.length
    && one.every((instant, index) => other[index]?.equals(instant))

const isSame = <Value extends { equals(other: Value): boolean }>(
  one: Value | null,
  other: Value | null,
): boolean => one === null || other === null ? one === other : one.equals(other)
