import { assert } from '../assert.ts'
import type { LineSource } from '../invoicing/line-source.ts'
import { earlierOf, isBefore, isSameInstant, laterOf } from '../time/instant.ts'
import type { Instant, Period } from '../time/instant.ts'
import { portionOf } from '../time/portion.ts'
import { chargesAhead } from './charges-ahead.ts'
import type { Billed, Step } from './step.ts'
import { countingOf } from './step.ts'
import type { Subscription, SubscriptionItem } from './subscription.ts'

type Opened<S extends Subscription> =
  { readonly subscription: S; readonly charges: readonly LineSource[] }

/**
 * Lets the items run on from the instant of a turn: what is in arrears is open from there where it
 * is not open already, and what is in advance is charged where its last charge has been used up.
 * Where a period begins, what the last charge does not cover of it is charged at once.
 */
export const openItems = <S extends Subscription>(
  { subscription, at, opening }: Pick<Step<S>, 'subscription' | 'at' | 'opening'>,
  { natural, newPeriod }: { readonly natural: Period; readonly newPeriod: boolean },
): Opened<S> => {
  const kind = opening || isSameInstant(natural.start, at) ? 'fixed' : 'proration_charge'
  const ahead = opening || newPeriod
  const charging = { at, natural, kind, ahead, subscription } as const
  const billed = subscription.items.map((item) => item.metered || item.timing === 'in_arrears'
    ? { item: { ...item, openFrom: item.openFrom ?? at } }
    : chargeItem(item, charging))
  return {
    subscription: { ...subscription, items: billed.map(({ item }) => item) },
    charges: billed.flatMap(({ source }: Billed) => source ?? []),
  }
}

type Charging = {
  readonly at: Instant
  readonly natural: Period
  readonly kind: 'fixed' | 'proration_charge'
  /** Whether time is charged that begins only when the last charge has been used up. */
  readonly ahead: boolean
  readonly subscription: Subscription
}

const chargeItem = (item: SubscriptionItem, charging: Charging): Billed => {
  const { at, natural, kind, ahead, subscription } = charging
  const period = { start: laterOf(at, item.charges?.at(-1)?.end ?? at), end: chargeEnd(charging) }
  const isDue = ahead || period.start.equals(at)
  if (!isDue || !isBefore(period.start, period.end)) return { item }
  const portion = portionOf(period, { natural, ...countingOf(subscription) })
  const charged = { ...item, charges: [...chargesAhead(item, at), period] }
  assert(item.quantity !== undefined, 'a fixed charge has a quantity')
  if (portion?.numerator === 0) return { item: charged }
  const { id: itemId, priceId, quantity } = item
  return {
    item: charged,
    source: {
      kind, itemId, priceId, period, quantity, trial: subscription.status === 'trialing',
      ...portion ? { portion } : {},
    },
  }
}

/** A charge covers no time that is known to be free or not to come. */
const chargeEnd = ({ natural: { end }, subscription }: Charging): Instant => {
  const { status, trialEnd, cancelAt, cancelSettlement } = subscription
  const paidEnd = cancelAt && cancelSettlement === 'prorate' ? earlierOf(end, cancelAt) : end
  return status === 'trialing' && trialEnd ? earlierOf(paidEnd, trialEnd) : paidEnd
}
