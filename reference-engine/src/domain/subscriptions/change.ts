import { assert } from '../assert.ts'
import { Refusal } from '../refusal.ts'
import { isBefore, laterOf } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { chargesAhead } from './charges-ahead.ts'
import { isTurnDue } from './next-turn-at.ts'
import type { ScheduledChange, Subscription } from './subscription.ts'
import { statusAfter } from './status-after.ts'
import { goOn, takeTurn } from './take-turn.ts'
import type { Turn } from './turn.ts'

export const scheduled_changes_max = 20

/** Refuses a change where the state allows none (SUB 6). */
export const refuseChange = (subscription: Pick<Subscription, 'status' | 'cancelAt'>): void => {
  statusAfter(subscription, { action: 'change' })
}

/** Refuses an instant before what is billed already, or before the start (SUB 6.7). */
export const refuseBilledPeriod = (
  subscription: Subscription,
  { effectiveAt, now }: { readonly effectiveAt: Instant; readonly now: Instant },
): void => {
  if (isBefore(effectiveAt, now) && isBefore(effectiveAt, billedUpTo(subscription, now))) {
    throw new Refusal('change_in_billed_period')
  }
}

/** New terms at an instant that has come (SUB 6.1). */
export const changeNow = <S extends Subscription>(subscription: S, change: ScheduledChange,
): Turn<S> => {
  refuseChange(subscription)
  const { effectiveAt } = change
  assert(!isTurnDue(subscription, effectiveAt), 'turns that are due run before a command')
  return goOn(withChange(subscription, change), effectiveAt)
}

/** New terms at an instant that is still to come. */
export const scheduleChange = <S extends Subscription>(subscription: S, change: ScheduledChange,
): S => {
  refuseChange(subscription)
  if (subscription.changes.length >= scheduled_changes_max) {
    throw new Refusal('subscription_changes_limit')
  }
  return withChange(subscription, change)
}

/**
 * The turns up to the one in which a change takes effect, if nothing else happens; none where the
 * subscription ends earlier.
 */
export const turnsToChange = <S extends Subscription>(
  subscription: S,
  { change, now }: { readonly change: ScheduledChange; readonly now: Instant },
): readonly Turn<S>[] => {
  if (!isBefore(now, change.effectiveAt)) return [changeNow(subscription, change)]
  const turns: Turn<S>[] = []
  let current = scheduleChange(subscription, change)
  while (current.status !== 'canceled') {
    const turn = takeTurn(current)
    turns.push(turn)
    if (turn.happened.some((event) => 'changeId' in event && event.changeId === change.id
      && event.type === 'change_applied')) return turns
    current = turn.subscription
  }
  return []
}

/** The subscription without a change that was scheduled. */
export const withdrawChange = <S extends Subscription>(subscription: S, changeId: string): S =>
  ({ ...subscription, changes: subscription.changes.filter(({ id }) => id !== changeId) })

/** Among the others of its instant it is the last, as it was made last. */
const withChange = <S extends Subscription>(subscription: S, change: ScheduledChange): S => {
  const { changes } = subscription
  const [before, after] = [true, false].map((earlier) => changes.filter(({ effectiveAt }) =>
    earlier !== isBefore(change.effectiveAt, effectiveAt)))
  return { ...subscription, changes: [...before ?? [], change, ...after ?? []] }
}

/** Where what runs now began to be open, or to be charged. */
const billedUpTo = ({ currentPeriod, items }: Subscription, now: Instant): Instant => {
  assert(currentPeriod !== undefined, 'a subscription that can be changed has a period')
  const begun = items.flatMap((item) => [
    ...item.openFrom && !isBefore(now, item.openFrom) ? [item.openFrom] : [],
    ...chargesAhead(item, now).slice(0, 1).map(({ start }) => start),
  ])
  return begun.reduce(laterOf, currentPeriod.start)
}
