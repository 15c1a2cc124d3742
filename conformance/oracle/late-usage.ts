import { checksum, type CheckedEvent } from './canonical.ts'
import { billed, exact } from './decimal-text.ts'
import { derive } from './derive.ts'
import type { Measure, Window } from './measure.ts'
import { ratedBy } from './rated-by.ts'
import type { RatedPrice } from './rate.ts'
import { parse, subtract } from './rational.ts'

type Billed = { quantity: string; amount: string; event_checksum: string }

/** The line of a later invoice for usage that arrived after its own (USG 7). */
export type AdjustmentLine = {
  quantity: string
  amount: string
  steps: { ref: 'new-total' | 'billed'; quantity: string; unit_amount: string }[]
}

export type LateUsage = { price: RatedPrice; meter: Measure; window: Window; minorDigits: number }

/** What is due for the events of a window, minimum and maximum included. */
export const dueFor = (
  { price, meter, window, minorDigits }: LateUsage, events: readonly CheckedEvent[],
): Billed => {
  const { quantity, rated, counted } = ratedBy({ price, meter, window }, events)
  const { total } = derive(price, rated, minorDigits)
  return { quantity: exact(quantity), amount: total, event_checksum: checksum(counted) }
}

/** The adjustment that follows what was billed so far; none while the events are the same. */
export const adjustment = (
  before: Billed, now: Billed, minorDigits: number,
): AdjustmentLine | null => {
  if (before.event_checksum === now.event_checksum) return null
  return {
    quantity: exact(subtract(parse(now.quantity), parse(before.quantity))),
    amount: billed(subtract(parse(now.amount), parse(before.amount)), minorDigits),
    steps: [
      { ref: 'new-total', quantity: '1', unit_amount: exact(parse(now.amount)) },
      { ref: 'billed', quantity: '-1', unit_amount: exact(parse(before.amount)) },
    ],
  }
}
