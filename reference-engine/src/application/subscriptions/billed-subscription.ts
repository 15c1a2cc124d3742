import { assert } from '../../domain/assert.ts'
import type {
  ScheduledChange, Subscription, SubscriptionItem, SubscriptionTerm,
} from '../../domain/subscriptions/subscription.ts'
import type { BillingPeriod } from '../../domain/time/billing-period.ts'
import type { Period } from '../../domain/time/instant.ts'
import { soldPrice } from '../billing/sold-price.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import type { StoredSubscription, StoredSubscriptionItem } from './stored-subscription.ts'
import type { StoredChangeItem, StoredSubscriptionChange } from './stored-subscription-change.ts'

/** A subscription as the domain bills it, with what is stored of it. */
export type BilledSubscription = Subscription & { readonly stored: StoredSubscription }

type Sources = {
  readonly sold: SoldPrices
  /** Those that are scheduled, in the order in which they apply. */
  readonly changes: readonly StoredSubscriptionChange[]
  readonly overdue?: boolean
}

/** A stored subscription as the domain bills it. */
export const billedSubscription = (
  stored: StoredSubscription,
  { sold, changes, overdue = false }: Sources,
): BilledSubscription => {
  const currentPeriod = periodOf(stored)
  return {
    stored,
    status: stored.status,
    schedule: {
      anchor: stored.billingAnchor, timeZone: stored.timeZone,
      interval: { unit: stored.intervalUnit, count: stored.intervalCount },
    },
    startAt: stored.startAt,
    trialEnd: stored.trialEnd ?? undefined,
    prorationUnit: stored.prorationUnit,
    planId: stored.planId,
    planVersionId: stored.planVersionId,
    items: stored.items.map((item) => billedItem(item, { sold, currentPeriod })),
    cancelAt: stored.cancelAt ?? undefined,
    cancelSettlement: stored.cancelSettlement,
    canceledAt: stored.canceledAt ?? undefined,
    pausedAt: stored.pausedAt ?? undefined,
    currentPeriod,
    periodCount: stored.periodCount,
    turnCount: stored.turnCount,
    changes: changes.map((change) => scheduledChange(change, sold)),
    overdue,
  }
}

/** A stored change as the domain applies it. */
export const scheduledChange = (
  change: StoredSubscriptionChange,
  sold: SoldPrices,
): ScheduledChange => {
  const { id, effectiveAt, settlement, tierContinuity, planId, planVersionId, items } = change
  return {
    id, effectiveAt, settlement, tierContinuity, planId, planVersionId,
    interval: { unit: change.intervalUnit, count: change.intervalCount },
    items: items.map(({ itemId, ...item }) => soldTerm({ ...item, id: itemId }, sold)),
  }
}

type StoredTerm = Omit<StoredChangeItem, 'itemId'> & { readonly id: string }

/** What a price is to a subscription. */
export const soldTerm = (
  { id, priceId, quantity }: StoredTerm,
  sold: SoldPrices,
): SubscriptionTerm => {
  const { price: { timing }, meter } = soldPrice(sold, priceId)
  return {
    id, priceId, timing, metered: meter !== undefined,
    additive: meter?.aggregation === 'sum' || meter?.aggregation === 'count',
    quantity: quantity ?? undefined,
  }
}

const periodOf = (stored: StoredSubscription): BillingPeriod | undefined => {
  const { currentPeriodIndex: index, currentPeriodStart: start, currentPeriodEnd: end } = stored
  if (index === null) return undefined
  assert(start !== null && end !== null, 'a period has a start and an end')
  return { index, start, end }
}

type Place =
  { readonly sold: SoldPrices; readonly currentPeriod: BillingPeriod | undefined }

const billedItem = (
  stored: StoredSubscriptionItem,
  { sold, currentPeriod }: Place,
): SubscriptionItem => {
  const term = soldTerm(stored, sold)
  return term.metered || term.timing === 'in_arrears'
    ? {
      ...term, openFrom: stored.openFrom ?? currentPeriod?.start,
      continuesFrom: stored.continuesFrom ?? undefined,
    }
    : { ...term, charges: chargesOf(stored, currentPeriod) }
}

const chargesOf = (
  { chargedEarlier, chargedFrom, chargedUntil }: StoredSubscriptionItem,
  period: BillingPeriod | undefined,
): Period[] | undefined => {
  const start = chargedFrom ?? period?.start
  const end = chargedUntil ?? period?.end
  if (start === undefined || end === undefined) return undefined
  const starts = [...chargedEarlier, start]
  return starts.map((from, index) => ({ start: from, end: starts[index + 1] ?? end }))
}
