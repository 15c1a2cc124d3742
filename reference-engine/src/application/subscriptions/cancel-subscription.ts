import { subscriptionMachine } from '../../domain/subscriptions/subscription-status.ts'
import { cancel } from '../../domain/subscriptions/cancel.ts'
import type { CancelMode } from '../../domain/subscriptions/cancel.ts'
import { dueBillingBoundary } from '../../domain/subscriptions/billing-boundary.ts'
import type { Subscription } from '../../domain/subscriptions/subscription.ts'
import { transition } from '../../domain/state-machine.ts'
import { isBefore } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { closePeriod } from '../billing-periods/close-period.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import { holdClock } from '../billing/hold-clock.ts'
import { runBoundary } from '../billing/run-boundary.ts'
import { found } from '../found.ts'
import type { Caller, Named } from '../ports.ts'
import { billedSubscription } from './billed-subscription.ts'
import { saveSubscription } from './save-subscription.ts'
import type { StoredSubscription } from './stored-subscription.ts'

export type CancelSubscription = {
  readonly subscriptionId: string
  readonly mode: CancelMode
}

/**
 * Ends a subscription at once, or with its period (SUB 2). Boundaries that are due already are
 * run before: what is billed must not depend on how fast the scheduler is.
 */
export const cancelSubscription = (dependencies: BillingDependencies) =>
  (caller: Caller, { subscriptionId, mode }: CancelSubscription): Promise<StoredSubscription> =>
    inBillingWork({ dependencies, caller, action: 'cancelSubscription' }, async (work) => {
      const { organizationId } = caller
      const named = { organizationId, id: subscriptionId }
      const { subscription: held, now } = await hold(work, named)
      transition(subscriptionMachine, { state: held.status, action: 'cancel' })
      const current = await catchUp(work, { stored: held, now })
      const subscription = cancel(await domainOf(work, current), { mode, at: now })
      const saved = await saveSubscription(work, { stored: current, subscription, now })
      return mode === 'now' ? end(work, { stored: saved, subscription, now }) : saved
    })

type Held = { readonly stored: StoredSubscription; readonly now: Instant }

const hold = async (work: BillingWork, named: Named) => {
  const { store } = work
  const { organizationId, customerId } =
    await found(store.subscriptions.find(named), 'subscription_not_found')
  const customer = await work.customer({ organizationId, customerId })
  const clock = await holdClock(work, customer)
  await store.jobs.hold(
    { organizationId, customerId, kind: 'run_billing_boundary', subjectId: named.id })
  const subscription =
    await found(store.subscriptions.findForUpdate(named), 'subscription_not_found')
  // Another process, whose clock is ahead of this one's, may have opened the period.
  const start = subscription.currentPeriodStart ?? clock
  return { subscription, now: isBefore(clock, start) ? start : clock }
}

/** Runs the boundaries that have come. They may end the subscription: then `cancel` refuses. */
const catchUp = async (work: BillingWork, { stored, now }: Held): Promise<StoredSubscription> => {
  let current = stored
  while (dueBillingBoundary(await domainOf(work, current), now)) {
    current = (await runBoundary(work, { subscription: current, now })).subscription
  }
  return current
}

const domainOf = async (
  { soldPrices, dependencies: { currencies } }: BillingWork,
  stored: StoredSubscription,
): Promise<Subscription> => {
  const priceIds = stored.items.map(({ priceId }) => priceId)
  const sold = await soldPrices(stored.organizationId, priceIds)
  return billedSubscription(stored, { sold, currencies })
}

/**
 * Bills the period cut short, which is due now. One without any length has nothing to bill: then
 * the invoice before was the last, and it may be final already (USG 7.3).
 */
const end = async (
  work: BillingWork,
  { stored, subscription, now }: Held & { readonly subscription: Subscription },
): Promise<StoredSubscription> => {
  if (dueBillingBoundary(subscription, now)) {
    return (await runBoundary(work, { subscription: stored, now })).subscription
  }
  await closePeriod(work, {
    subscription: stored, index: subscription.nextBoundary - 1, endAt: now, now,
  })
  const { organizationId, customerId, id: subscriptionId } = stored
  await work.store.lockUsage([{ organizationId, customerId }])
  await work.store.endUsageWindows({ organizationId, customerId, subscriptionId })
  return stored
}
