import { compareInstants, isBefore } from '../instant-order.ts'
import type { Window } from '../measure.ts'
import { naturalPeriodAt } from '../natural-period.ts'
import type { Catalogue } from './catalogue.ts'
import type { Settlement } from './command.ts'
import { dueChanges } from './due-changes.ts'
import { moved, type Turn } from './move.ts'
import type { Change, ItemState, ModelSubscription, State } from './subscription.ts'

const endedPeriods = ({ periods, period }: ModelSubscription, at: string): Window[] =>
  period === null ? [...periods] : [...periods.slice(0, -1), { start: period.start, end: at }]

/** A period record from an instant to the next boundary. */
const begun = (subscription: ModelSubscription, at: string): ModelSubscription => {
  const period = { start: at, end: naturalPeriodAt(subscription.anchor, at).end }
  return { ...subscription, period, periods: [...endedPeriods(subscription, at), period] }
}

const liveState = ({ state, trial_end }: ModelSubscription, at: string): State => {
  if (trial_end !== null && isBefore(at, trial_end)) return 'trialing'
  return state === 'past_due' ? 'past_due' : 'active'
}

/** What is still ahead of a subscription when it ends does not come any more (SUB 6.11). */
const withdrawn = (change: Change): Change =>
  change.status === 'scheduled' ? { ...change, status: 'withdrawn' } : change

type At = { catalogue: Catalogue; at: string }

/** Pauses or ends it: everything open closes, and charges in advance are settled. */
export const leave = (
  before: ModelSubscription,
  { catalogue, at, state, settlement }: At & { state: State; settlement: Settlement },
): Turn => {
  const after = {
    ...before, state, period: null, periods: endedPeriods(before, at),
    ...state === 'canceled'
      ? { canceled_at: at, cancel: null, changes: before.changes.map(withdrawn) } : {},
  }
  return moved(before, {
    catalogue, at, after, next: [], settlement, closes: true, leaves: true, opens: false,
    starts: false, continues_from: null,
  })
}

const begin = (before: ModelSubscription, { catalogue, at, state }: At & { state: State }): Turn =>
  moved(before, {
    catalogue, at, after: begun({ ...before, state }, at), next: before.items,
    settlement: 'prorate', closes: false, leaves: false, opens: true, starts: true,
    continues_from: null,
  })

/** What was paid up to an instant of the pause is of no account when it is over. */
const withoutPast = ({ open_from, ...item }: ItemState, at: string): ItemState =>
  open_from !== undefined && isBefore(at, open_from) ? { ...item, open_from } : item

/** Begins anew after a pause, by the terms of changes that fell into it (SUB 4.3). */
export const resume = (
  paused: ModelSubscription,
  { catalogue, at, anchor, state }: At & { anchor: 'keep' | 'now'; state: State },
): Turn => {
  const before = { ...paused, items: paused.items.map((item) => withoutPast(item, at)) }
  const { items, terms } = dueChanges(before, { catalogue, at })
  const own = anchor === 'now' ? { ...terms.anchor, anchor: at } : terms.anchor
  const after = begun({ ...before, ...terms, anchor: own, state }, at)
  return moved(before, {
    catalogue, at, after, next: items, settlement: 'none', closes: false, leaves: false,
    opens: true, starts: false, continues_from: null,
  })
}

/** Everything that falls on an instant of a running subscription, in one turn. */
const run = (before: ModelSubscription, { catalogue, at }: At): Turn => {
  const { terms, items, last, moves } = dueChanges(before, { catalogue, at })
  const trialEnds = before.state === 'trialing' && before.trial_end === at
  const periodEnds = before.period?.end === at
  const changed = { ...before, ...terms, state: liveState(before, at) }
  const isWithin = before.period !== null && isBefore(before.period.start, at)
  const carries = last?.continuity === 'carry' && isWithin && !periodEnds && !moves
  return moved(before, {
    catalogue, at, after: periodEnds || moves ? begun(changed, at) : changed, next: items,
    settlement: last?.settlement ?? 'prorate', closes: periodEnds || trialEnds || moves,
    leaves: moves, opens: periodEnds || trialEnds || moves, starts: trialEnds,
    continues_from: carries ? before.period?.start ?? null : null,
  })
}

/** Where charges in advance end, which is before their period if an end was known (SUB 2.8). */
const chargeEnds = ({ items }: ModelSubscription): string[] =>
  items.flatMap(({ charges }) => charges?.at(-1)?.end ?? [])

/** When the next thing happens to a subscription by itself; null where nothing will. */
export const nextTurnAt = (subscription: ModelSubscription): string | null => {
  const { state, start_at, trial_end, cancel, period, changes } = subscription
  const ends = cancel === null ? [] : [cancel.at]
  const own: Record<State, () => (string | null)[]> = {
    scheduled: () => [start_at],
    trialing: () => [trial_end, period?.end ?? null, ...planned()],
    active: () => [period?.end ?? null, ...planned()],
    past_due: () => [period?.end ?? null, ...planned()],
    paused: () => [],
    canceled: () => [],
  }
  const planned = () => [
    ...changes.filter(({ status }) => status === 'scheduled')
      .map(({ effective_at }) => effective_at),
    ...chargeEnds(subscription),
  ]
  if (state === 'canceled') return null
  return [...own[state](), ...ends].filter((at) => at !== null)
    .toSorted(compareInstants)[0] ?? null
}

/** What happens at an instant: the end before all else, then the start, else what is due. */
export const turnAt = (subscription: ModelSubscription, { catalogue, at }: At): Turn => {
  const { cancel, state } = subscription
  if (cancel?.at === at) {
    return leave(subscription, { catalogue, at, state: 'canceled', settlement: cancel.settlement })
  }
  if (state === 'scheduled') {
    return begin(subscription, { catalogue, at, state: liveState(subscription, at) })
  }
  return run(subscription, { catalogue, at })
}
