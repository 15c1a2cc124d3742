import { boundaryText, type Anchor } from './boundary.ts'
import { isBefore, microseconds } from './instant-order.ts'
import type { Window } from './measure.ts'

/** Mean seconds, from which the search for a period begins. */
const meanSeconds = { day: 86_400, week: 604_800, month: 2_629_746, year: 31_556_952 }

/** Period k of an anchor; k counts from the anchor and is below zero before it. */
export type NaturalPeriod = Window & { k: number }

/**
 * The natural period that holds an instant (TIM 4, TIM 6). A period that a zone skips is empty and
 * holds none, so the end is always after the instant.
 */
export const naturalPeriodAt = (anchor: Anchor, instant: string): NaturalPeriod => {
  const { unit, count } = anchor.interval
  const elapsed = Number((microseconds(instant) - microseconds(anchor.anchor)) / 1_000_000n)
  let k = Math.floor(elapsed / (meanSeconds[unit] * count))
  while (isBefore(instant, boundaryText(anchor, k))) k -= 1
  while (!isBefore(instant, boundaryText(anchor, k + 1))) k += 1
  return { k, start: boundaryText(anchor, k), end: boundaryText(anchor, k + 1) }
}
