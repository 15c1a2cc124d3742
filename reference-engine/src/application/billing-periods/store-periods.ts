import { assert } from '../../domain/assert.ts'
import { isSameInstant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Effect } from '../billing/effect.ts'
import type { TakenTurn } from '../billing/run-turns.ts'
import { ofSubscription } from '../subscriptions/read-subscriptions.ts'
import type { NamedPeriod } from '../subscriptions/subscription-ports.ts'
import type { StoredBillingPeriod } from './stored-billing-period.ts'

/**
 * Opens the periods that begin with turns (TIM 1), turn by turn. One that ends is closed by its
 * subscription having left it: it is written anew only where it ends at another instant.
 */
export const storePeriods = async (
  { store: { billingPeriods }, dependencies: { ids } }: BillingWork,
  taken: readonly TakenTurn[],
): Promise<readonly (readonly Effect[])[]> => {
  const ended = taken.flatMap(endedOtherwise)
  if (ended.length > 0) {
    const changed = await billingPeriods.endMany(ended)
    assert(changed === ended.length, 'a period that ends is stored')
  }
  const closed = await closedOnClocks(billingPeriods, taken)
  const opened = taken.map((each) => openedBy(each, ids))
  const begun = opened.flatMap((each) => each ?? [])
  if (begun.length > 0) await billingPeriods.insertMany(begun)
  return taken.map(({ now: at, turn }, index) => {
    const [closedId, period] = [closed.get(turn.subscription.stored.id), opened[index]]
    return [
      ...closedId === undefined
        ? [] : [{ at, type: 'billing_period_closed', objectId: closedId } as const],
      ...period === undefined
        ? [] : [{ at, type: 'billing_period_opened', objectId: period.id } as const],
    ]
  })
}

const endedOtherwise = ({ turn: { closes, subscription: { stored } } }: TakenTurn) => {
  const { currentPeriodEnd } = stored
  return closes === undefined || currentPeriodEnd && isSameInstant(closes.end, currentPeriodEnd)
    ? [] : [{ ...ofSubscription(stored), index: closes.index, endAt: closes.end }]
}

/** The ids of the periods that are closed, by their subscriptions: clocks list their effects. */
const closedOnClocks = async (
  billingPeriods: BillingWork['store']['billingPeriods'],
  taken: readonly TakenTurn[],
): Promise<ReadonlyMap<string, string>> => {
  const named = taken.flatMap(({ turn: { closes, subscription }, customer }): NamedPeriod[] =>
    closes === undefined || customer.testClockId === null ? []
      : [{ ...ofSubscription(subscription.stored), index: closes.index }])
  const found = named.length === 0 ? [] : await billingPeriods.findMany(named)
  return new Map(found.map(({ subscriptionId, id }) => [subscriptionId, id]))
}

const openedBy = (
  { turn: { opens, subscription }, now: createdAt }: TakenTurn,
  ids: (prefix: string) => string,
): StoredBillingPeriod | undefined => opens && {
  ...ofSubscription(subscription.stored), id: ids('per'), index: opens.index,
  startAt: opens.start, endAt: opens.end, createdAt,
}
