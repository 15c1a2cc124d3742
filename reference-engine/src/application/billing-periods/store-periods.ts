import { assert } from '../../domain/assert.ts'
import { billingPeriodMachine } from '../../domain/subscriptions/subscription-status.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Effect } from '../billing/effect.ts'
import type { TakenTurn } from '../billing/run-turns.ts'
import { ofSubscription } from '../subscriptions/read-subscriptions.ts'
import type { PeriodClosing } from '../subscriptions/subscription-ports.ts'
import type { StoredBillingPeriod } from './stored-billing-period.ts'

/** Closes the periods that end with turns and opens those that begin (TIM 1), turn by turn. */
export const storePeriods = async (
  { store, dependencies: { ids } }: BillingWork,
  taken: readonly TakenTurn[],
): Promise<readonly (readonly Effect[])[]> => {
  const closings = taken.map(closingOf)
  const closed = await closedIds(store.billingPeriods, closings.flatMap((each) => each ?? []))
  const opened = taken.map((each) => openedBy(each, ids))
  const begun = opened.flatMap((each) => each ?? [])
  if (begun.length > 0) await store.billingPeriods.insertMany(begun)
  return taken.map(({ now: at }, index) => {
    const [closing, period] = [closings[index], opened[index]]
    const closedId = closing && closed.get(closing.subscriptionId)
    return [
      ...closedId === undefined
        ? [] : [{ at, type: 'billing_period_closed', objectId: closedId } as const],
      ...period === undefined
        ? [] : [{ at, type: 'billing_period_opened', objectId: period.id } as const],
    ]
  })
}

const closingOf = ({ turn: { closes, subscription } }: TakenTurn): PeriodClosing | undefined =>
  closes && { ...ofSubscription(subscription.stored), index: closes.index, endAt: closes.end }

type Periods = BillingWork['store']['billingPeriods']

/** The ids of the periods that are closed, by their subscriptions: each has one at most. */
const closedIds = async (
  billingPeriods: Periods,
  closings: readonly PeriodClosing[],
): Promise<ReadonlyMap<string, string>> => {
  if (closings.length === 0) return new Map()
  const closed = await billingPeriods.closeMany(closings)
  assert(closed.length === closings.length, 'a period that ends was open')
  return new Map(closed.map(({ subscriptionId, id }) => [subscriptionId, id]))
}

const openedBy = (
  { turn: { opens, subscription }, now: createdAt }: TakenTurn,
  ids: (prefix: string) => string,
): StoredBillingPeriod | undefined => opens && {
  ...ofSubscription(subscription.stored), id: ids('per'), index: opens.index,
  startAt: opens.start, endAt: opens.end, status: billingPeriodMachine.initial, createdAt,
}
