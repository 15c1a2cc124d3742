import { assert } from '../assert.ts'
import type { Instant } from '../time/instant.ts'
import type { Interval } from '../time/interval.ts'
import type { Subscription } from './subscription.ts'
import { subscriptionMachine } from './subscription-status.ts'

export type SubscriptionTerms = Pick<Subscription, 'currency' | 'items'> & {
  /** The customer's clock: the start, and the billing anchor (SUB 1). */
  readonly at: Instant
  readonly interval: Interval
  /** The request's zone, else the customer's, else the organization's, else UTC (TIM 2). */
  readonly timeZone: string
}

/**
 * A new subscription, active from `at`. Its boundary 0 is due at once and belongs into the same
 * transaction: it bills what is in advance of period 0.
 */
export const subscribe = ({ at, interval, timeZone, currency, items }: SubscriptionTerms,
): Subscription => {
  for (const { price, meter, quantity } of items) {
    assert(price.currency.code === currency.code, 'one currency per subscription')
    assert((price.meterId === undefined) === (meter === undefined), 'a usage item has its meter')
    assert((meter === undefined) === (quantity !== undefined), 'a fixed item has its quantity')
  }
  return {
    status: subscriptionMachine.initial,
    schedule: { anchor: at, interval, timeZone },
    currency,
    items,
    nextBoundary: 0,
  }
}
