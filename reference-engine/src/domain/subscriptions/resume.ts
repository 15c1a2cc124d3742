import { assert } from '../assert.ts'
import { naturalPeriodAt } from '../time/billing-period.ts'
import { isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { sameInterval, termsOf } from './apply-change.ts'
import { chargesAhead } from './charges-ahead.ts'
import { runOn } from './finish-turn.ts'
import { isTurnDue } from './next-turn-at.ts'
import { statusAfter } from './status-after.ts'
import { firstStep } from './step.ts'
import type { ScheduledChange, Subscription, SubscriptionItem } from './subscription.ts'
import type { Turn } from './turn.ts'

export const resumeAnchors = ['keep', 'now'] as const
export type ResumeAnchor = (typeof resumeAnchors)[number]

export type Resumption = { readonly at: Instant; readonly anchor: ResumeAnchor }

/**
 * Lets a paused subscription run on: the rest of the natural period, or a whole one from now
 * (SUB 4). Changes that fell into the pause are terms by now and settle nothing. What is billed
 * already, as after a pause without settlement, is not billed again.
 */
export const resume = <S extends Subscription>(
  subscription: S,
  { at, anchor }: Resumption,
): Turn<S> => {
  const { overdue, changes, schedule } = subscription
  const to = overdue ? 'past_due' : 'active'
  const status = statusAfter(subscription, { action: 'resume', to })
  assert(!isTurnDue(subscription, at), 'turns that are due run before a command')
  const due = changes.filter(({ effectiveAt }) => !isBefore(at, effectiveAt))
  const interval = due.at(-1)?.interval ?? schedule.interval
  const moves = anchor === 'now' || due.some((change) =>
    !sameInterval(change.interval, schedule.interval))
  const changed = due.reduce(termsOf, subscription)
  const resumed = {
    ...changed, status, pausedAt: undefined,
    schedule: moves ? { ...schedule, interval, anchor: at } : schedule,
    items: changed.items.map((item) => withoutPast(item, at)),
  }
  const opening = naturalPeriodAt(resumed.schedule, at).start.equals(at)
  const step = firstStep(resumed, { at, opening })
  const happened = [...due.map(applied), { type: 'resumed' } as const]
  return runOn({ ...step, happened }, { newPeriod: true })
}

const applied = ({ id: changeId }: ScheduledChange) =>
  ({ type: 'change_applied', changeId }) as const

/** What was billed up to an instant of the pause, or was only put off, is of no account now. */
const withoutPast = (item: SubscriptionItem, at: Instant): SubscriptionItem => {
  const { openFrom } = item
  const charges = chargesAhead(item, at)
  return {
    ...item,
    openFrom: openFrom && isBefore(at, openFrom) ? openFrom : undefined,
    charges: charges.length === 0 ? undefined : charges,
  }
}
