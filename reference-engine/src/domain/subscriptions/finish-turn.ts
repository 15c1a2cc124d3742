import type { BillingPeriod } from '../time/billing-period.ts'
import { naturalPeriodAt } from '../time/billing-period.ts'
import type { Period } from '../time/instant.ts'
import { openItems } from './open-items.ts'
import type { Step } from './step.ts'
import type { Subscription } from './subscription.ts'
import type { Turn } from './turn.ts'

/**
 * Ends a turn with a subscription that runs on: with the period that it has, or with the next one
 * up to the natural end (TIM 1.3).
 */
export const runOn = <S extends Subscription>(
  step: Step<S>,
  { newPeriod }: { readonly newPeriod: boolean },
): Turn<S> => {
  const { subscription, at } = step
  const natural = naturalPeriodAt(subscription.schedule, at)
  const { subscription: open, charges } = openItems(step, { natural, newPeriod })
  const turn = turnOf({ ...step, subscription: open }, charges)
  if (!newPeriod) return turn
  const opens = { index: subscription.periodCount, start: at, end: natural.end }
  const opened = { currentPeriod: opens, periodCount: subscription.periodCount + 1 }
  return {
    ...turn, subscription: { ...turn.subscription, ...opened }, opens,
    closes: endedPeriod(subscription, at),
  }
}

/** Ends a turn with a subscription that stands still from now on. */
export const standStill = <S extends Subscription>(step: Step<S>): Turn<S> => {
  const { subscription, at } = step
  const still = { ...step, subscription: { ...subscription, currentPeriod: undefined } }
  return { ...turnOf(still, []), closes: endedPeriod(subscription, at) }
}

/** The period that was open until the turn, with the end that it came to. */
const endedPeriod = (
  { currentPeriod }: Subscription,
  at: Period['end'],
): BillingPeriod | undefined => currentPeriod && { ...currentPeriod, end: at }

const turnOf = <S extends Subscription>(
  { subscription, at, closed, credits, happened }: Step<S>,
  charges: Turn['sources'],
): Turn<S> => {
  const { turnCount: number } = subscription
  return {
    subscription: { ...subscription, turnCount: number + 1 },
    at, number, happened, sources: [...closed, ...credits, ...charges],
  }
}
