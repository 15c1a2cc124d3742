import { assert } from '../assert.ts'
import { transition } from '../state-machine.ts'
import { isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { applyChange, sameInterval } from './apply-change.ts'
import { closeItem } from './close-item.ts'
import { runOn } from './finish-turn.ts'
import { nextTurnAt } from './next-turn-at.ts'
import { countingOf, currentNatural, firstStep } from './step.ts'
import type { Step } from './step.ts'
import { stop } from './stop.ts'
import type { Subscription } from './subscription.ts'
import { subscriptionMachine } from './subscription-status.ts'
import type { Turn } from './turn.ts'

/**
 * The next turn of a subscription, at its instant: what is open is billed by the terms until now,
 * then it ends if that is its end; else changes apply in the order of their making, and the new
 * terms open (SUB 1, INV 1).
 */
export const takeTurn = <S extends Subscription>(subscription: S): Turn<S> => {
  const at = nextTurnAt(subscription)
  assert(at !== undefined, 'a turn that is taken comes some time')
  const { status, cancelAt, cancelSettlement: settlement } = subscription
  if (cancelAt && !isBefore(at, cancelAt)) {
    return stop(subscription, { at, settlement, action: 'cancel_at_reached' })
  }
  return status === 'scheduled' ? start(subscription, at) : goOn(subscription, at)
}

const start = <S extends Subscription>(subscription: S, at: Instant): Turn<S> => {
  const { status: state, trialEnd } = subscription
  const to = trialEnd && isBefore(at, trialEnd) ? 'trialing' : 'active'
  const status = transition(subscriptionMachine, { state, action: 'start', to })
  const begun = firstStep({ ...subscription, status }, { at, opening: true })
  return runOn({ ...begun, happened: [{ type: 'started' }] }, { newPeriod: true })
}

/** A turn of a subscription that runs before and after it; `at` may lie before `nextTurnAt`. */
export const goOn = <S extends Subscription>(subscription: S, at: Instant): Turn<S> => {
  const { status, trialEnd, currentPeriod, schedule, changes } = subscription
  assert(currentPeriod !== undefined, 'a subscription that runs has a period')
  const periodEnds = !isBefore(at, currentPeriod.end)
  const trialEnds = status === 'trialing' && trialEnd !== undefined && !isBefore(at, trialEnd)
  const opening = periodEnds || trialEnds
  const due = changes.filter(({ effectiveAt }) => !isBefore(at, effectiveAt))
  const begun = firstStep(subscription, { at, opening })
  const closed = opening ? closeArrears(begun) : begun
  const changed = due.reduce(applyChange, closed)
  const moved = due.some(({ interval }) => !sameInterval(interval, schedule.interval))
  return runOn(trialEnds ? endTrial(changed) : changed, { newPeriod: periodEnds || moved })
}

const closeArrears = <S extends Subscription>(step: Step<S>): Step<S> => {
  const { subscription, at } = step
  const closing = {
    at, counting: countingOf(subscription), trial: subscription.status === 'trialing',
    natural: () => currentNatural(subscription),
  }
  const billed = subscription.items.map((item) => closeItem(item, closing))
  return {
    ...step,
    subscription: { ...subscription, items: billed.map(({ item }) => item) },
    closed: billed.flatMap(({ source }) => source ?? []),
  }
}

const endTrial = <S extends Subscription>(step: Step<S>): Step<S> => {
  const { subscription, happened } = step
  const { status: state } = subscription
  const status = transition(subscriptionMachine, { state, action: 'trial_end' })
  return {
    ...step, subscription: { ...subscription, status },
    happened: [{ type: 'trial_ended' }, ...happened],
  }
}
