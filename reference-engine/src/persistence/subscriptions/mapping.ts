import { settlements, tierContinuities } from '../../domain/subscriptions/subscription.ts'
import {
  billingPeriodStatuses, subscriptionStatuses
} from '../../domain/subscriptions/subscription-status.ts'
import { intervalUnits } from '../../domain/time/interval.ts'
import {
  amount, decimal, instant, integer, json, metadata, nullable, oneOf, text
} from '../columns.ts'
import { jsonRecords } from '../json-records.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'
import { instantList } from './instant-list.ts'

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
  trialEnd: nullable(instant),
  prorationUnit: oneOf('day', 'second'),
  /** Null: those of the customer. */
  taxRateIds: nullable(json<readonly string[]>()),
  currentPeriodIndex: nullable(integer),
  currentPeriodStart: nullable(instant),
  currentPeriodEnd: nullable(instant),
  periodCount: integer,
  /** The number of the first turn that has not been taken. */
  turnCount: integer,
  cancelAt: nullable(instant),
  cancelSettlement: oneOf(...settlements),
  canceledAt: nullable(instant),
  pausedAt: nullable(instant),
  metadata,
  createdAt: instant,
  updatedAt: instant,
  /** Read and written with their subscription, and by nothing else. */
  items: jsonRecords({
    id: text,
    priceId: text,
    quantity: nullable(decimal),
    openFrom: nullable(instant),
    chargedFrom: nullable(instant),
    chargedUntil: nullable(instant),
    chargedEarlier: instantList,
    continuesFrom: nullable(instant)
  })
})

/** A customer's agreement, as it is stored. */
export type SubscriptionRecord = RecordOf<typeof subscriptionMapping.columns>

const periodColumns = {
  organizationId: text,
  customerId: text,
  subscriptionId: text,
  id: text,
  index: integer,
  startAt: instant,
  endAt: instant,
  createdAt: instant
}

export const billingPeriodMapping = mapping(periodColumns)

/** A period of a subscription, as it is stored. */
export type BillingPeriodRecord = RecordOf<typeof billingPeriodMapping.columns>

export const shownPeriodMapping =
  mapping({ ...periodColumns, status: oneOf(...billingPeriodStatuses) })

/** A period with what follows from its subscription. */
export type ShownPeriodRecord = RecordOf<typeof shownPeriodMapping.columns>

export const subscriptionChangeMapping = mapping({
  organizationId: text,
  customerId: text,
  subscriptionId: text,
  id: text,
  status: oneOf('scheduled', 'applied', 'withdrawn'),
  effectiveAt: instant,
  planId: text,
  planVersionId: text,
  intervalUnit: oneOf(...intervalUnits),
  intervalCount: integer,
  items: jsonRecords({ priceId: text, quantity: nullable(decimal), itemId: text }),
  settlement: oneOf(...settlements),
  tierContinuity: oneOf(...tierContinuities),
  invoiceId: nullable(text),
  createdAt: instant,
  appliedAt: nullable(instant),
  withdrawnAt: nullable(instant)
})

/** New terms from an instant on, as they are stored. */
export type SubscriptionChangeRecord = RecordOf<typeof subscriptionChangeMapping.columns>

export const changePreviewMapping = mapping({
  organizationId: text,
  customerId: text,
  subscriptionId: text,
  tokenHash: text,
  terms: json(),
  effectiveAt: instant,
  lines: json(),
  total: amount,
  expiresAt: instant
})

/** What a preview promised, as it is stored. */
export type ChangePreviewRecord = RecordOf<typeof changePreviewMapping.columns>
