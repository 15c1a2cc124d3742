import { transition } from '../state-machine.ts'
import { boundary } from '../time/billing-period.ts'
import type { BillingPeriod } from '../time/billing-period.ts'
import { earlierOf, isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { subscriptionPeriod } from './subscription.ts'
import type { Subscription } from './subscription.ts'
import { subscriptionMachine } from './subscription-status.ts'

/**
 * An instant at which a subscription is billed. Boundary 0 is its start and opens period 0;
 * boundary n closes period n-1 and opens period n, if the subscription goes on. At most one
 * invoice comes of it: what is in arrears of the period closed, in advance of the one opened.
 */
export type BillingBoundary = {
  readonly number: number
  readonly at: Instant
  readonly closes?: BillingPeriod | undefined
  readonly opens?: BillingPeriod | undefined
}

type Course = Pick<Subscription, 'schedule' | 'cancelAt'>

/** Boundary `number`, or nothing if the subscription ends before it. */
export const billingBoundary = (course: Course, number: number): BillingBoundary | undefined => {
  const { schedule, cancelAt } = course
  if (number === 0) return { number, at: schedule.anchor, opens: subscriptionPeriod(course, 0) }
  const over = cancelAt && !isBefore(boundary(schedule, number - 1), cancelAt)
  if (over) return undefined
  const natural = boundary(schedule, number)
  return {
    number,
    at: cancelAt ? earlierOf(natural, cancelAt) : natural,
    closes: subscriptionPeriod(course, number - 1),
    opens: subscriptionPeriod(course, number),
  }
}

/**
 * The next boundary to run, whatever the clock says; its `at` is what a scheduler sorts by.
 * Nothing is left once the last period of a canceled subscription has been closed.
 */
export const nextBillingBoundary = (
  subscription: Course & Pick<Subscription, 'nextBoundary'>,
): BillingBoundary | undefined => billingBoundary(subscription, subscription.nextBoundary)

/** The next boundary if it has come by `now`. They run in order, one transaction each. */
export const dueBillingBoundary = (
  subscription: Course & Pick<Subscription, 'nextBoundary'>,
  now: Instant,
): BillingBoundary | undefined => {
  const next = nextBillingBoundary(subscription)
  return next && !isBefore(now, next.at) ? next : undefined
}

/** The subscription after a boundary was billed: canceled where that was its end (SUB 2). */
export const passBoundary = <S extends Subscription>(
  subscription: S,
  { number, at }: BillingBoundary,
): S => {
  const { status: state, cancelAt } = subscription
  const passed = { ...subscription, nextBoundary: number + 1 }
  const ends = state === 'active' && cancelAt !== undefined && !isBefore(at, cancelAt)
  if (!ends) return passed
  const status = transition(subscriptionMachine, { state, action: 'cancel_at_reached' })
  return { ...passed, status, canceledAt: at }
}
