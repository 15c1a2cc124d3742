import { earlierOf, isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { Interval } from '../time/interval.ts'
import { closeItem } from './close-item.ts'
import { creditItem } from './credit-item.ts'
import { countingOf, currentNatural } from './step.ts'
import type { Step } from './step.ts'
import type {
  ScheduledChange, Subscription, SubscriptionItem, SubscriptionTerm,
} from './subscription.ts'

/**
 * Puts new terms in the place of the present ones at the instant of a turn. What goes on with the
 * same price and quantity is not touched (SUB 6.9); the rest is closed, and credited where the
 * change settles. Another interval moves the anchor, and so ends everything (SUB 6.10).
 */
export const applyChange = <S extends Subscription>(
  step: Step<S>,
  change: ScheduledChange,
): Step<S> => {
  const { subscription, at } = step
  const moves = !sameInterval(subscription.schedule.interval, change.interval)
  const stays = (item: SubscriptionItem): boolean =>
    !moves && isSame(item, termFor(item, change))
  const left = leave(step, { change, leaving: (item) => !stays(item) })
  const { schedule } = subscription
  const before = left.subscription.items
  const changed: Subscription = {
    ...termsOf(left.subscription, change),
    schedule: moves ? { ...schedule, anchor: at, interval: change.interval } : schedule,
  }
  const begun = changed.items.map((item) => before.some(({ id }) => id === item.id)
    ? item : newItem(item, { step, change, moves }))
  return {
    ...left,
    subscription: { ...left.subscription, ...changed, items: begun },
    happened: [...step.happened, { type: 'change_applied', changeId: change.id }],
  }
}

/** The subscription with the plan, items and quantities of a change, and without the change. */
export const termsOf = <S extends Subscription>(subscription: S, change: ScheduledChange): S => {
  const { planId, planVersionId } = change
  const items = change.items.map((term) => {
    const known = subscription.items.find(({ priceId }) => priceId === term.priceId)
    return known ? { ...known, quantity: term.quantity } : term
  })
  const changes = subscription.changes.filter(({ id }) => id !== change.id)
  return { ...subscription, planId, planVersionId, items, changes }
}

export const sameInterval = (one: Interval, other: Interval): boolean =>
  one.unit === other.unit && one.count === other.count

const termFor = ({ priceId }: SubscriptionItem, { items }: ScheduledChange) =>
  items.find((term) => term.priceId === priceId)

const isSame = (item: SubscriptionItem, term: SubscriptionTerm | undefined): boolean => {
  if (term === undefined || item.metered) return term !== undefined
  const { quantity } = item
  return quantity !== undefined && term.quantity?.equals(quantity) === true
}

type Leaving = {
  readonly change: ScheduledChange
  readonly leaving: (item: SubscriptionItem) => boolean
}

/** Closes and credits the items that do not go on as they are. */
const leave = <S extends Subscription>(
  step: Step<S>,
  { change: { settlement }, leaving }: Leaving,
): Step<S> => {
  const { subscription, at } = step
  const [counting, trial] = [countingOf(subscription), subscription.status === 'trialing']
  const natural = () => currentNatural(subscription)
  const billed = subscription.items.map((item) => {
    if (!leaving(item)) return { left: item, credits: [] }
    const closed = closeItem(item, { at, counting, natural, trial })
    const { item: left, credits } = settlement === 'prorate'
      ? creditItem(closed.item, { at, counting, trial }) : { item: closed.item, credits: [] }
    return { left, closed: closed.source, credits }
  })
  return {
    ...step,
    subscription: { ...subscription, items: billed.map(({ left }) => left) },
    closed: [...step.closed, ...billed.flatMap(({ closed }) => closed ?? [])],
    credits: [...step.credits, ...billed.flatMap((each) => each.credits)],
  }
}

type Begun<S extends Subscription> =
  { readonly step: Step<S>; readonly change: ScheduledChange; readonly moves: boolean }

/**
 * Without settlement the first charge of a new price waits for the next boundary (PRO 2.6), and
 * with carried tiers its usage goes on where the period's usage stands (PRO 3.3).
 */
const newItem = <S extends Subscription>(
  item: SubscriptionItem,
  { step: { subscription, at, opening }, change, moves }: Begun<S>,
): SubscriptionItem => {
  if (opening || moves) return item
  if (item.metered) {
    const from = change.tierContinuity === 'carry' && item.additive
      ? continuesFrom(subscription, at) : undefined
    return from ? { ...item, continuesFrom: from } : item
  }
  if (change.settlement === 'prorate' || item.timing === 'in_arrears') return item
  const next = nextOpening(subscription)
  return next ? { ...item, charges: [{ start: next, end: next }] } : item
}

const continuesFrom = ({ currentPeriod }: Subscription, at: Instant): Instant | undefined =>
  currentPeriod && isBefore(currentPeriod.start, at) ? currentPeriod.start : undefined

const nextOpening = ({ currentPeriod, trialEnd, status }: Subscription): Instant | undefined =>
  currentPeriod && trialEnd && status === 'trialing'
    ? earlierOf(currentPeriod.end, trialEnd) : currentPeriod?.end
