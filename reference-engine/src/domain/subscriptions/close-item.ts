import { assert } from '../assert.ts'
import { isBefore, isSameInstant } from '../time/instant.ts'
import type { Instant, Period } from '../time/instant.ts'
import { portionOf } from '../time/portion.ts'
import type { Counting } from '../time/portion.ts'
import type { Billed } from './step.ts'
import type { SubscriptionItem } from './subscription.ts'

export type Closing = {
  readonly at: Instant
  readonly counting: Counting
  /** The full natural period that runs until now. */
  readonly natural: () => Period
  readonly trial: boolean
  /** Whether a fixed charge is due as if it ran to the natural end (SUB 2.6, SUB 4.2). */
  readonly inFull?: boolean
}

/**
 * Bills what is open of an item in arrears: its usage, or its fixed charge by the share of the
 * natural period (PRO 2.5, PRO 3.1). What is due in full is billed up to the natural end, so that
 * resuming before it does not bill that time again.
 */
export const closeItem = (item: SubscriptionItem, closing: Closing): Billed => {
  const { openFrom } = item
  const { at } = closing
  if (openFrom === undefined || isBefore(at, openFrom)) return { item }
  const closed = { ...item, openFrom: undefined, continuesFrom: undefined }
  if (isSameInstant(openFrom, at)) return { item: closed }
  return item.metered
    ? { item: closed, source: usageSource(item, closing) }
    : closeFixed({ ...closed, openFrom }, closing)
}

const ofItem = ({ id: itemId, priceId }: SubscriptionItem) => ({ itemId, priceId })

const usageSource = (item: SubscriptionItem, { at, trial }: Closing) => {
  const { openFrom, continuesFrom } = item
  assert(openFrom !== undefined, 'what is closed was open')
  const continues = continuesFrom && { start: continuesFrom, end: openFrom }
  return {
    kind: 'usage', ...ofItem(item), period: { start: openFrom, end: at }, trial,
    ...continues ? { continues } : {},
  } as const
}

type Opened = SubscriptionItem & { readonly openFrom: Instant }

const closeFixed = (
  { openFrom, ...item }: Opened,
  { at, counting, natural, trial, inFull = false }: Closing,
): Billed => {
  const whole = natural()
  const end = inFull ? whole.end : at
  const portion = portionOf({ start: openFrom, end }, { natural: whole, ...counting })
  const closed = inFull ? { ...item, openFrom: end } : item
  assert(item.quantity !== undefined, 'a fixed charge has a quantity')
  if (portion?.numerator === 0) return { item: closed }
  return {
    item: closed,
    source: {
      kind: 'fixed', ...ofItem(item), period: { start: openFrom, end: at },
      quantity: item.quantity, trial, ...portion ? { portion } : {},
    },
  }
}
