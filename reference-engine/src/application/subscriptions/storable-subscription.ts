import type { Subscription } from '../../domain/subscriptions/subscription.ts'
import type { BillingPeriod } from '../../domain/time/billing-period.ts'
import { isSameInstant } from '../../domain/time/instant.ts'
import type { Instant, Period } from '../../domain/time/instant.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import type { StoredSubscription, StoredSubscriptionItem } from './stored-subscription.ts'

/** What is to be stored of a subscription after a turn or a command; each member by its name. */
export const storableSubscription = (
  subscription: BilledSubscription,
  updatedAt: Instant,
): StoredSubscription => {
  const { stored, currentPeriod, schedule: { anchor, interval } } = subscription
  const items = storableItems(subscription)
  return {
    organizationId: stored.organizationId,
    id: stored.id,
    customerId: stored.customerId,
    planId: subscription.planId,
    planVersionId: subscription.planVersionId,
    status: subscription.status,
    currency: stored.currency,
    timeZone: stored.timeZone,
    intervalUnit: interval.unit,
    intervalCount: interval.count,
    billingAnchor: anchor,
    startAt: stored.startAt,
    trialEnd: stored.trialEnd,
    prorationUnit: stored.prorationUnit,
    taxRateIds: stored.taxRateIds,
    currentPeriodIndex: currentPeriod?.index ?? null,
    currentPeriodStart: currentPeriod?.start ?? null,
    currentPeriodEnd: currentPeriod?.end ?? null,
    periodCount: subscription.periodCount,
    turnCount: subscription.turnCount,
    cancelAt: subscription.cancelAt ?? null,
    cancelSettlement: subscription.cancelSettlement,
    canceledAt: subscription.canceledAt ?? null,
    pausedAt: subscription.pausedAt ?? null,
    metadata: stored.metadata,
    createdAt: stored.createdAt,
    updatedAt,
    // One list where nothing differs: its rows are left as they are, and its text is written once.
    items: areSameItems(items, stored.items) ? stored.items : items,
  }
}

/** The items; how far one is billed is left out where it is as far as the period (see there). */
export const storableItems = (
  { items, currentPeriod }: Pick<Subscription, 'items' | 'currentPeriod'>,
): StoredSubscriptionItem[] => items.map((item) => {
  const { charges = [], openFrom } = item
  const charge = charges.at(-1)
  const last = coversPeriod(charge, currentPeriod) ? undefined : charge
  const opensWithPeriod = currentPeriod && openFrom && isSameInstant(openFrom, currentPeriod.start)
  return {
    id: item.id,
    priceId: item.priceId,
    quantity: item.quantity ?? null,
    openFrom: opensWithPeriod ? null : openFrom ?? null,
    chargedFrom: last?.start ?? null,
    chargedUntil: last?.end ?? null,
    chargedEarlier: charges.slice(0, -1).map(({ start }) => start),
    continuesFrom: item.continuesFrom ?? null,
  }
})

const coversPeriod = (
  charge: Period | undefined,
  period: BillingPeriod | undefined,
): boolean => charge !== undefined && period !== undefined
  && isSameInstant(charge.start, period.start) && isSameInstant(charge.end, period.end)

/** Whether two lists of items would be stored as the same rows. */
const areSameItems = (
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
): boolean => one === other || one !== null && other !== null && one.equals(other)
