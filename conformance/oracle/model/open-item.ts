import { isBefore } from '../instant-order.ts'
import { naturalPeriodAt } from '../natural-period.ts'
import { isWhole, portionOf } from '../portion.ts'
import { isAdvance, soldPrice, type Catalogue } from './catalogue.ts'
import type { ChargeSource } from './source.ts'
import { isTrialAt, type ItemState, type ModelSubscription } from './subscription.ts'

/** How an instant begins what is billed after it. */
export type Opening = {
  catalogue: Catalogue
  /** As it is from the instant on. */
  after: ModelSubscription
  at: string
  /** Whether charges in advance of all items fall due, not only those of changed ones. */
  opens: boolean
  /** Whether new and changed items are charged before the next boundary (PRO 2.6). */
  prorates: boolean
  /** Whether the subscription or its paid time starts here. */
  starts: boolean
  /** Where the usage began whose tiers new items continue. */
  continues_from: string | null
}

export type Opened = { source: ChargeSource | null; item: ItemState }

const earliest = (instants: readonly string[]): string =>
  instants.reduce((one, other) => (isBefore(other, one) ? other : one))

/** A charge is cut by the end of a trial and by a prorated cancellation that is known. */
const chargedUntil = ({ after, at }: Opening, naturalEnd: string): string => {
  const { trial_end, cancel } = after
  const trial = trial_end !== null && isTrialAt(after, at) ? [trial_end] : []
  return earliest([naturalEnd, ...trial, ...cancel?.settlement === 'prorate' ? [cancel.at] : []])
}

const charge = (item: ItemState, opening: Opening): Opened => {
  const { after, at, starts } = opening
  const whole = naturalPeriodAt(after.anchor, at)
  const { charges = [] } = item
  const covered = charges.at(-1)?.end ?? at
  const start = isBefore(at, covered) ? covered : at
  const end = chargedUntil(opening, whole.end)
  if (!isBefore(start, end)) return { source: null, item }
  const counting = { unit: after.unit, zone: after.anchor.zone }
  const portion = portionOf(counting, { stretch: { start, end }, whole })
  const number = portion.numerator === 0 ? null : after.charges
  const ahead = charges.filter((one) => isBefore(at, one.end))
  const made = { ...item, charges: [...ahead, { start, end, number }] }
  if (number === null) return { source: null, item: made }
  const { price, quantity = '1' } = item
  return {
    source: {
      of: 'charge', kind: starts || whole.start === at ? 'fixed' : 'proration_charge', number,
      price, quantity, period: { start, end }, portion: isWhole(portion) ? null : portion,
      isTrial: isTrialAt(after, start),
    },
    item: made,
  }
}

/** What an item bills in advance where its terms or time begin, and what of it is open then. */
export const openItem = (
  item: ItemState, { isChanged, ...opening }: Opening & { isChanged: boolean },
): Opened => {
  const { catalogue, at, opens, prorates, continues_from } = opening
  const price = soldPrice(catalogue, item.price)
  if (isAdvance(price)) {
    const isUsedUp = item.charges?.at(-1)?.end === at
    const isDue = opens || isUsedUp || (isChanged && prorates)
    return isDue ? charge(item, opening) : { source: null, item }
  }
  if (item.open_from !== undefined) return { source: null, item }
  const carries = isChanged && continues_from !== null && price.meter !== undefined
    && ['sum', 'count'].includes(price.meter.aggregation)
  return {
    source: null,
    item: { ...item, open_from: at, ...carries ? { continues_from } : {} },
  }
}
