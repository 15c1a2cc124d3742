import { assert } from '../assert.ts'
import type { LineSource } from '../invoicing/line-source.ts'
import { naturalPeriodAt } from '../time/billing-period.ts'
import type { Instant, Period } from '../time/instant.ts'
import type { Counting } from '../time/portion.ts'
import type { Subscription, SubscriptionItem } from './subscription.ts'
import type { TurnEvent } from './turn.ts'

/** A turn under way: what the subscription has become so far, and what that bills. */
export type Step<S extends Subscription> = {
  readonly subscription: S
  readonly at: Instant
  /** Whether a period ends or the trial does: what begins at `at` begins with a period. */
  readonly opening: boolean
  readonly closed: readonly LineSource[]
  readonly credits: readonly LineSource[]
  readonly happened: readonly TurnEvent[]
}

/** An item after it was closed, credited or charged, and what that bills. */
export type Billed = { readonly item: SubscriptionItem; readonly source?: LineSource | undefined }

export const firstStep = <S extends Subscription>(
  subscription: S,
  { at, opening }: Pick<Step<S>, 'at' | 'opening'>,
): Step<S> => ({ subscription, at, opening, closed: [], credits: [], happened: [] })

export const countingOf = (
  { prorationUnit: unit, schedule: { timeZone } }: Pick<Subscription, 'prorationUnit' | 'schedule'>,
): Counting => ({ unit, timeZone })

/** The full natural period that the current period is part of. */
export const currentNatural = ({ schedule, currentPeriod }: Subscription): Period => {
  assert(currentPeriod !== undefined, 'a subscription that runs has a period')
  return naturalPeriodAt(schedule, currentPeriod.start)
}
