import type { components } from '@valora/spec/types'
import type {
  StoredBillingPeriod,
} from '../../application/billing-periods/stored-billing-period.ts'
import type { CancelSubscription } from '../../application/subscriptions/cancel-subscription.ts'
import type { CreateSubscription } from '../../application/subscriptions/create-subscription.ts'
import type { StoredSubscription } from '../../application/subscriptions/stored-subscription.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'
import { periodBody } from './period.ts'

type Schemas = components['schemas']

export const subscriptionDraft = (body: Schemas['SubscriptionCreate']): CreateSubscription => ({
  customerId: body.customer_id,
  planId: body.plan_id,
  timeZone: body.time_zone ?? null,
  items: (body.items ?? []).map(({ price_id, quantity }) =>
    ({ priceId: price_id, quantity: Decimal.parse(quantity) })),
  metadata: body.metadata ?? {},
})

export const cancellation = (
  subscriptionId: string,
  { mode }: Schemas['SubscriptionCancel'],
): CancelSubscription => ({ subscriptionId, mode })

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
    current_period: start === null || end === null ? null : periodBody({ start, end }),
    cancel_at: instantOrNull(stored.cancelAt),
    canceled_at: instantOrNull(stored.canceledAt),
    items: stored.items.map(({ id, priceId, quantity }) =>
      ({ id, price_id: priceId, quantity: quantity === null ? null : quantity.toString() })),
    metadata: stored.metadata,
    created_at: formatInstant(stored.createdAt),
    updated_at: formatInstant(stored.updatedAt),
  }
}

export const billingPeriodBody = (stored: StoredBillingPeriod): Schemas['BillingPeriod'] => ({
  id: stored.id,
  subscription_id: stored.subscriptionId,
  index: stored.index,
  ...periodBody({ start: stored.startAt, end: stored.endAt }),
  status: stored.status,
  created_at: formatInstant(stored.createdAt),
})
