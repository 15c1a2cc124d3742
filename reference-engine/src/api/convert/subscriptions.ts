import type { components } from '@valora/spec/types'
import type {
  ShownBillingPeriod,
} from '../../application/billing-periods/stored-billing-period.ts'
import type { CancelSubscription } from '../../application/subscriptions/cancel-subscription.ts'
import type { CreateSubscription } from '../../application/subscriptions/create-subscription.ts'
import type { QuantityAsked } from '../../application/subscriptions/offered-terms.ts'
import type { StoredSubscription } from '../../application/subscriptions/stored-subscription.ts'
import type { UpdateSubscription } from '../../application/subscriptions/update-subscription.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantIn } from './instant-in.ts'
import { instantOrNull } from './instant-or-null.ts'
import { periodBody } from './period.ts'

type Schemas = components['schemas']

export const subscriptionDraft = (body: Schemas['SubscriptionCreate']): CreateSubscription => ({
  customerId: body.customer_id,
  planId: body.plan_id,
  timeZone: body.time_zone ?? null,
  startAt: instantIn(body.start_at),
  trialEnd: instantIn(body.trial_end),
  billingAnchor: instantIn(body.billing_anchor),
  prorationUnit: body.proration_unit,
  taxRateIds: body.tax_rate_ids ?? null,
  items: quantitiesAsked(body.items),
  metadata: body.metadata ?? {},
})

export const quantitiesAsked = (
  items: readonly Schemas['SubscriptionItemCreate'][] = [],
): QuantityAsked[] => items.map(({ price_id: priceId, quantity }) =>
  ({ priceId, quantity: Decimal.parse(quantity) }))

export const subscriptionPatch = (
  subscriptionId: string,
  body: Schemas['SubscriptionUpdate'],
): UpdateSubscription =>
  ({ subscriptionId, taxRateIds: body.tax_rate_ids, metadata: body.metadata })

export const cancellation = (
  subscriptionId: string,
  { mode, cancel_at: cancelAt, settlement = 'none' }: Schemas['SubscriptionCancel'],
): CancelSubscription => ({ subscriptionId, mode, cancelAt: instantIn(cancelAt), settlement })

export const subscriptionBody = (stored: StoredSubscription): Schemas['Subscription'] => {
  const { currentPeriodStart: start, currentPeriodEnd: end } = stored
  return {
    id: stored.id,
    customer_id: stored.customerId,
    plan_id: stored.planId,
    plan_version_id: stored.planVersionId,
    status: stored.status,
    currency: stored.currency,
    time_zone: stored.timeZone,
    interval: { unit: stored.intervalUnit, count: stored.intervalCount },
    billing_anchor: formatInstant(stored.billingAnchor),
    start_at: formatInstant(stored.startAt),
    trial_end: instantOrNull(stored.trialEnd),
    current_period: start === null || end === null ? null : periodBody({ start, end }),
    proration_unit: stored.prorationUnit,
    tax_rate_ids: stored.taxRateIds === null ? null : [...stored.taxRateIds],
    cancel_at: instantOrNull(stored.cancelAt),
    canceled_at: instantOrNull(stored.canceledAt),
    paused_at: instantOrNull(stored.pausedAt),
    items: stored.items.map(({ id, priceId, quantity }) =>
      ({ id, price_id: priceId, quantity: quantity === null ? null : quantity.toString() })),
    metadata: stored.metadata,
    created_at: formatInstant(stored.createdAt),
    updated_at: formatInstant(stored.updatedAt),
  }
}

export const billingPeriodBody = (stored: ShownBillingPeriod): Schemas['BillingPeriod'] => ({
  id: stored.id,
  subscription_id: stored.subscriptionId,
  index: stored.index,
  ...periodBody({ start: stored.startAt, end: stored.endAt }),
  status: stored.status,
  created_at: formatInstant(stored.createdAt),
})
