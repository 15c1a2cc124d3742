import { intervalUnits } from '../../domain/time/interval.ts'
import { subscriptionStatuses } from '../../domain/subscriptions/subscription-status.ts'
import { decimal, instant, integer, metadata, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const subscriptionMapping = mapping({
  organizationId: text,
  id: text,
  customerId: text,
  planId: text,
  planVersionId: text,
  status: oneOf(...subscriptionStatuses),
  currency: text,
  timeZone: text,
  intervalUnit: oneOf(...intervalUnits),
  intervalCount: integer,
  billingAnchor: instant,
  startAt: instant,
  /** The number of the first billing boundary that has not been run. */
  nextBoundary: integer,
  currentPeriodStart: nullable(instant),
  currentPeriodEnd: nullable(instant),
  cancelAt: nullable(instant),
  canceledAt: nullable(instant),
  metadata,
  createdAt: instant,
  updatedAt: instant
})

export const subscriptionItemMapping = mapping({
  organizationId: text,
  customerId: text,
  subscriptionId: text,
  id: text,
  position: integer,
  priceId: text,
  /** Licensed units; null for usage. */
  quantity: nullable(decimal)
})

export type SubscriptionItemRecord =
  Pick<RecordOf<typeof subscriptionItemMapping.columns>, 'id' | 'priceId' | 'quantity'>

/** A customer's agreement, as it is stored. */
export type SubscriptionRecord = RecordOf<typeof subscriptionMapping.columns> & {
  readonly items: readonly SubscriptionItemRecord[]
}

export const billingPeriodMapping = mapping({
  organizationId: text,
  customerId: text,
  subscriptionId: text,
  id: text,
  index: integer,
  startAt: instant,
  endAt: instant,
  status: oneOf('open', 'closed'),
  createdAt: instant
})

/** A period of a subscription, as it is stored. */
export type BillingPeriodRecord = RecordOf<typeof billingPeriodMapping.columns>
