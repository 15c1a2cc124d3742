import { transition } from '../state-machine.ts'
import type { Instant } from '../time/instant.ts'
import { closeItem } from './close-item.ts'
import { creditItem } from './credit-item.ts'
import { standStill } from './finish-turn.ts'
import { countingOf, currentNatural, firstStep } from './step.ts'
import type { Billed } from './step.ts'
import type { Settlement, Subscription, SubscriptionItem } from './subscription.ts'
import { subscriptionMachine } from './subscription-status.ts'
import type { Turn, TurnEvent } from './turn.ts'

export type Stop = {
  readonly at: Instant
  readonly settlement: Settlement
  readonly action: 'cancel' | 'cancel_at_reached' | 'pause'
}

/**
 * Stops a subscription for good or for a pause. What is open is billed, usage up to the instant;
 * with `prorate` what was billed in advance is credited for the time after it and charges in
 * arrears are due by their share, with `none` neither (SUB 2, SUB 4).
 */
export const stop = <S extends Subscription>(
  subscription: S,
  { at, settlement, action }: Stop,
): Turn<S> => {
  const { status: state } = subscription
  const status = transition(subscriptionMachine, { state, action })
  const step = firstStep(subscription, { at, opening: false })
  const [counting, trial] = [countingOf(subscription), state === 'trialing']
  const natural = () => currentNatural(subscription)
  const prorate = settlement === 'prorate'
  // In a pause nothing is open: there is only what was billed for time ahead.
  const runs = subscription.currentPeriod !== undefined
  const billed = subscription.items.map((item) => {
    const closed: Billed = runs
      ? closeItem(item, { at, counting, natural, trial, inFull: !prorate }) : { item }
    const { item: stopped, credits } = prorate
      ? creditItem(closed.item, { at, counting, trial }) : { item: closed.item, credits: [] }
    return { stopped, closed: closed.source, credits }
  })
  const items = billed.map(({ stopped }) => stopped)
  const stopped = status === 'paused'
    ? { status, items, pausedAt: at } : { status, ...end(subscription, { at, items }) }
  return standStill({
    ...step,
    subscription: { ...subscription, ...stopped },
    closed: billed.flatMap(({ closed }) => closed ?? []),
    credits: billed.flatMap((each) => each.credits),
    happened: status === 'paused' ? [{ type: 'paused' }] : endings(subscription),
  })
}

type Ending = { readonly at: Instant; readonly items: readonly SubscriptionItem[] }

/** After its end nothing is open, charged or to be changed. */
const end = (_subscription: Subscription, { at, items }: Ending) => ({
  cancelAt: at, canceledAt: at, pausedAt: undefined, changes: [],
  items: items.map(({ openFrom: _open, charges: _charges, continuesFrom: _from, ...term }) => term),
})

const endings = ({ changes }: Subscription): TurnEvent[] => [
  ...changes.map(({ id: changeId }) => ({ type: 'change_dropped', changeId }) as const),
  { type: 'canceled' },
]
