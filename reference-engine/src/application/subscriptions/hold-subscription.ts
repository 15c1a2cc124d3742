import { assert } from '../../domain/assert.ts'
import { isTurnDue } from '../../domain/subscriptions/next-turn-at.ts'
import { takeTurn } from '../../domain/subscriptions/take-turn.ts'
import { laterOf } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { holdClock } from '../billing/hold-clock.ts'
import { runTurns } from '../billing/run-turns.ts'
import type { Customer } from '../customers/customer.ts'
import { found } from '../found.ts'
import type { Named } from '../ports.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import { readSubscriptions } from './read-subscriptions.ts'
import { turnJob } from './schedule-turns.ts'

/** A subscription that is held until the transaction ends, with all that was due done. */
export type HeldSubscription = {
  readonly subscription: BilledSubscription
  readonly customer: Customer
  /** The customer's clock. */
  readonly now: Instant
}

/**
 * Holds a subscription for a command: its clock, its job, then itself, as the scheduler does.
 * Turns that have come are taken before: what is billed must not depend on how fast the scheduler
 * is.
 */
export const holdSubscription = async (
  work: BillingWork,
  named: Named,
): Promise<HeldSubscription> => {
  const { store } = work
  const known = await found(store.subscriptions.find(named), 'subscription_not_found')
  const { organizationId, customerId } = known
  const customer = await work.customer({ organizationId, customerId })
  const clock = await holdClock(work, customer)
  await store.jobs.holdMany([turnJob(known)])
  const stored = await found(store.subscriptions.findForUpdate(named), 'subscription_not_found')
  const [subscription] = await readSubscriptions(work, [stored])
  assert(subscription !== undefined, 'what is stored is read')
  return catchUp(work, { subscription, customer, now: notBefore(subscription, clock) })
}

/** Takes the turns that have come, one after the other: each is billed by itself. */
export const catchUp = async (
  work: BillingWork,
  held: HeldSubscription,
): Promise<HeldSubscription> => {
  const { customer, now } = held
  let { subscription } = held
  while (isTurnDue(subscription, now)) {
    const [done] = await runTurns(work, [{ turn: takeTurn(subscription), customer, now }])
    subscription = done?.subscription ?? subscription
  }
  return { subscription, customer, now }
}

/** Another process, whose clock is ahead of this one's, may have acted just now. */
const notBefore = ({ currentPeriod, pausedAt }: BilledSubscription, clock: Instant): Instant =>
  laterOf(laterOf(clock, currentPeriod?.start ?? clock), pausedAt ?? clock)
