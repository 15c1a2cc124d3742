import { isBefore } from '../instant-order.ts'
import { naturalPeriodAt } from '../natural-period.ts'
import { isWhole, portionOf } from '../portion.ts'
import { isAdvance, soldPrice, type Catalogue, type SoldItem } from './catalogue.ts'
import type { Settlement } from './command.ts'
import type { Source } from './source.ts'
import { isTrialAt, type Charged, type ItemState, type ModelSubscription } from './subscription.ts'

/** How an instant ends what was open before it. */
export type Closing = {
  catalogue: Catalogue
  /** As it was until the instant. */
  before: ModelSubscription
  at: string
  /** What is sold after it; nothing after a pause or the end. */
  next: readonly SoldItem[]
  /** Whether all usage and all charges in arrears close, also of items that go on. */
  closes: boolean
  /** Whether charges in advance end here, also of items that go on. */
  leaves: boolean
  settlement: Settlement
  /** Whether charges in arrears are due as if the natural period had ended (SUB 2.6, SUB 4.2). */
  inFull: boolean
}

export type Closed = { sources: Source[]; item: ItemState }

const goesOn = (item: ItemState, { next }: Closing): boolean =>
  next.some(({ price, quantity }) => price === item.price && quantity === item.quantity)

const usageOrArrears = (item: ItemState, start: string, closing: Closing): Source[] => {
  const { before, at, inFull, catalogue } = closing
  const { price, quantity = '1', continues_from } = item
  const period = { start, end: at }
  const isTrial = isTrialAt(before, start)
  if (soldPrice(catalogue, price).meter !== undefined) {
    const continues = continues_from === undefined ? null : { start: continues_from, end: start }
    return [{ of: 'usage', price, period, continues, isTrial }]
  }
  const whole = naturalPeriodAt(before.anchor, start)
  const stretch = { start, end: inFull ? whole.end : at }
  const portion = portionOf({ unit: before.unit, zone: before.anchor.zone }, { stretch, whole })
  if (portion.numerator === 0) return []
  return [{
    of: 'charge', kind: 'fixed', number: null, price, quantity, period, isTrial,
    portion: isWhole(portion) ? null : portion,
  }]
}

/** What is due in full is paid up to the natural end, however soon it goes on (SUB 4.5). */
const paidUntil = (item: ItemState, start: string, closing: Closing): Partial<ItemState> => {
  const { before, catalogue, inFull } = closing
  const isFixed = soldPrice(catalogue, item.price).meter === undefined
  return inFull && isFixed ? { open_from: naturalPeriodAt(before.anchor, start).end } : {}
}

const closeOpen = (item: ItemState, closing: Closing): Closed => {
  const { open_from, continues_from: _, ...rest } = item
  const { at, closes, before } = closing
  // In a pause nothing is open: there is only what was billed for time ahead (SUB 4.4).
  const isOpen = open_from !== undefined && before.state !== 'paused' && !isBefore(at, open_from)
  if (!isOpen || (!closes && goesOn(item, closing))) return { sources: [], item }
  if (!isBefore(open_from, at)) return { sources: [], item: rest }
  return {
    sources: usageOrArrears(item, open_from, closing),
    item: { ...rest, ...paidUntil(item, open_from, closing) },
  }
}

/** What of one charge lies ahead; of a charge without a line there is nothing to take back. */
const taken = (
  { price }: ItemState, { start, end, number }: Charged, { before, at }: Closing,
): Source[] => {
  if (number === null || !isBefore(at, end)) return []
  const period = { start: isBefore(at, start) ? start : at, end }
  const portion = portionOf(
    { unit: before.unit, zone: before.anchor.zone }, { stretch: period, whole: { start, end } })
  return portion.numerator === 0 ? [] : [{ of: 'credit', price, period, charge: number, portion }]
}

const endCharges = (item: ItemState, closing: Closing): Closed => {
  const { leaves, settlement } = closing
  const { charges, ...rest } = item
  const kept = settlement === 'none' || (!leaves && goesOn(item, closing))
  if (charges === undefined || kept) return { sources: [], item }
  return { sources: charges.flatMap((charge) => taken(item, charge, closing)), item: rest }
}

/** What the end of an item's terms or time bills and credits, and what stays of the item. */
export const closeItem = (item: ItemState, closing: Closing): Closed =>
  isAdvance(soldPrice(closing.catalogue, item.price))
    ? endCharges(item, closing) : closeOpen(item, closing)
