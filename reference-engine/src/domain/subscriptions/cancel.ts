import { assert } from '../assert.ts'
import { Refusal } from '../refusal.ts'
import { naturalPeriodAt } from '../time/billing-period.ts'
import { formatInstant, isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { isTurnDue } from './next-turn-at.ts'
import { statusAfter } from './status-after.ts'
import { stop } from './stop.ts'
import type { Settlement, Subscription } from './subscription.ts'
import type { Turn } from './turn.ts'

export type Cancellation = {
  /** The customer's clock, at which the command is carried out. */
  readonly now: Instant
  readonly settlement: Settlement
}

/** Ends the subscription at once (SUB 2.2). */
export const cancelNow = <S extends Subscription>(
  subscription: S,
  { now, settlement }: Cancellation,
): Turn<S> => {
  statusAfter(subscription, { action: 'cancel' })
  assert(!isTurnDue(subscription, now), 'turns that are due run before a command')
  return stop(
    { ...subscription, cancelSettlement: settlement }, { at: now, settlement, action: 'cancel' })
}

export type ScheduledCancellation = Cancellation & {
  /** Absent: the end of the natural period that holds now, or of the first one (SUB 2.1). */
  readonly cancelAt?: Instant | undefined
}

/** Lets the subscription end later; asking again puts the new end in the place of the old. */
export const scheduleCancel = <S extends Subscription>(
  subscription: S,
  { now, settlement, cancelAt }: ScheduledCancellation,
): S => {
  statusAfter(subscription, { action: 'schedule_cancel', asked: 'cancel' })
  assert(!isTurnDue(subscription, now), 'turns that are due run before a command')
  if (cancelAt && !isBefore(now, cancelAt)) {
    throw new Refusal('cancel_at_invalid', { now: formatInstant(now) })
  }
  return {
    ...subscription, cancelAt: cancelAt ?? naturalEnd(subscription, now),
    cancelSettlement: settlement,
  }
}

/** Takes back an end that has not come (SUB 2.5). */
export const uncancel = <S extends Subscription>(subscription: S): S => {
  statusAfter(subscription, { action: 'uncancel' })
  return { ...subscription, cancelAt: undefined, cancelSettlement: 'none' }
}

const naturalEnd = ({ status, schedule, startAt }: Subscription, now: Instant): Instant =>
  naturalPeriodAt(schedule, status === 'scheduled' ? startAt : now).end
