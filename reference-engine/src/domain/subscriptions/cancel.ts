import { assert } from '../assert.ts'
import { transition } from '../state-machine.ts'
import { periodAt } from '../time/billing-period.ts'
import type { Instant } from '../time/instant.ts'
import { dueBillingBoundary } from './billing-boundary.ts'
import type { Subscription } from './subscription.ts'
import { subscriptionMachine } from './subscription-status.ts'

export const cancelModes = ['now', 'period_end'] as const
export type CancelMode = (typeof cancelModes)[number]

export type Cancellation = {
  readonly mode: CancelMode
  /** The customer's clock, at which the command is carried out. */
  readonly at: Instant
}

/**
 * Ends the subscription now, or schedules its end with the period that holds `at` (SUB 2).
 * Nothing is prorated: what was billed in advance stays billed, a fixed charge in arrears is due
 * in full for the period cut short, and usage up to the end is billed at the boundary that closes
 * it, which for `now` is due at once. Asking for `period_end` again changes nothing.
 *
 * Every boundary due by `at` must have been run before: otherwise it would depend on the
 * scheduler's pace whether a period that began meanwhile was billed.
 */
export const cancel = <S extends Subscription>(subscription: S, { mode, at }: Cancellation): S => {
  const { status: state, schedule } = subscription
  const ended = transition(subscriptionMachine, { state, action: 'cancel' })
  assert(!dueBillingBoundary(subscription, at), 'boundaries due run before a cancellation')
  return mode === 'now'
    ? { ...subscription, status: ended, cancelAt: at, canceledAt: at }
    : { ...subscription, cancelAt: periodAt(schedule, at).end }
}
