import { earlierOf, isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { Subscription } from './subscription.ts'

/**
 * When the subscription takes its next turn if nothing else happens to it, which is what a
 * scheduler sorts by; absent where nothing is left to happen. While it runs that is the first of
 * its period's end, its trial's, a scheduled change, `cancel_at`, and the end of an advance charge
 * that ends before its period, as it was cut short for an end that has been taken back.
 */
export const nextTurnAt = (subscription: Subscription): Instant | undefined => {
  const { status, startAt, cancelAt } = subscription
  switch (status) {
    case 'scheduled': return earlier(startAt, cancelAt)
    case 'trialing':
    case 'active':
    case 'past_due': return earlier(runningUntil(subscription), cancelAt)
    case 'paused': return cancelAt
    case 'canceled': return undefined
  }
}

/** Whether a turn has come by `now`. */
export const isTurnDue = (subscription: Subscription, now: Instant): boolean => {
  const at = nextTurnAt(subscription)
  return at !== undefined && !isBefore(now, at)
}

const runningUntil = (subscription: Subscription): Instant | undefined => {
  const { status, currentPeriod, trialEnd, changes, items } = subscription
  let until = earlier(currentPeriod?.end, status === 'trialing' ? trialEnd : undefined)
  until = earlier(until, changes[0]?.effectiveAt)
  for (const { charges } of items) until = earlier(until, charges?.at(-1)?.end)
  return until
}

/** The earlier of what there is. */
const earlier = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one === undefined || other === undefined ? one ?? other : earlierOf(one, other)
