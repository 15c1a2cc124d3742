import { assert } from '../../domain/assert.ts'
import { draftInvoice } from '../../domain/invoicing/invoice.ts'
import { invoiceLines } from '../../domain/invoicing/invoice-lines.ts'
import {
  dueBillingBoundary, nextBillingBoundary, passBoundary,
} from '../../domain/subscriptions/billing-boundary.ts'
import type { BillingBoundary } from '../../domain/subscriptions/billing-boundary.ts'
import type { Subscription } from '../../domain/subscriptions/subscription.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { turnPeriods } from '../billing-periods/turn-periods.ts'
import { billedSubscription } from '../subscriptions/billed-subscription.ts'
import { saveSubscription } from '../subscriptions/save-subscription.ts'
import type { StoredSubscription } from '../subscriptions/stored-subscription.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect } from './effect.ts'
import { invoiceBoundary } from './invoice-boundary.ts'
import { lateUsageLines } from './late-usage-lines.ts'
import { measureItems } from './measure-items.ts'

export type BoundaryRun = {
  /** Held until the transaction ends. */
  readonly subscription: StoredSubscription
  /** The customer's clock. */
  readonly now: Instant
}

export type BoundaryDone = {
  readonly subscription: StoredSubscription
  readonly effects: readonly Effect[]
}

/**
 * Runs the next boundary of a subscription, which must be due: closes the period before it, bills
 * it on one invoice together with what is in advance of the next one, opens that one, and cancels
 * where `cancel_at` is reached (INV 1, SUB 2). The caller's transaction makes it one step.
 */
export const runBoundary = async (
  work: BillingWork,
  { subscription: stored, now }: BoundaryRun,
): Promise<BoundaryDone> => {
  const { store, dependencies: { currencies } } = work
  const { organizationId, customerId } = stored
  const sold = await work.soldPrices(organizationId, stored.items.map(({ priceId }) => priceId))
  const subscription = billedSubscription(stored, { sold, currencies })
  const boundary = dueBillingBoundary(subscription, now)
  assert(boundary !== undefined, 'a boundary that is run is due')
  const { draftGraceHours } = await work.organization(organizationId)
  const metered = subscription.items.some(({ meter }) => meter !== undefined)
  // Without grace the draft is final in this transaction, so its usage must be the last.
  if (draftGraceHours === 0 && boundary.closes && metered) {
    await store.lockUsage([{ organizationId, customerId }])
  }
  const draft = await draftOf(work, { subscription, boundary, stored, now, draftGraceHours })
  const periods = await turnPeriods(work, { subscription: stored, boundary, now })
  const passed = passBoundary(subscription, boundary)
  const saved = await saveSubscription(work, { stored, subscription: passed, now })
  const canceled: Effect[] = stored.status === 'active' && saved.status === 'canceled'
    ? [{ at: now, type: 'subscription_canceled', objectId: stored.id }] : []
  const invoiced = draft === undefined ? [] : await invoiceBoundary(work, {
    draft, subscription: stored, sold, boundary: boundary.number, draftGraceHours, now,
    over: nextBillingBoundary(passed) === undefined,
  })
  return { subscription: saved, effects: [...periods, ...canceled, ...invoiced] }
}

type DraftSources = {
  readonly stored: StoredSubscription
  readonly subscription: Subscription
  readonly boundary: BillingBoundary
  readonly now: Instant
  readonly draftGraceHours: number
}

const draftOf = async (work: BillingWork, sources: DraftSources) => {
  const { stored, subscription: { items, currency }, boundary, now, draftGraceHours } = sources
  const usage = await measureItems(work.store,
    { customer: stored, items, period: boundary.closes })
  const { organizationId, customerId, id: subscriptionId } = stored
  const late =
    await lateUsageLines(work, { organizationId, customerId, subscriptionId, items })
  const lines = [...invoiceLines(boundary, { items, usage }), ...late]
  return draftInvoice(
    { currency, lines, issuedAt: boundary.at, calculatedAt: now, draftGraceHours })
}
