import { boundaryText, type Anchor } from './boundary.ts'
import { isBefore } from './instant-order.ts'

export type OraclePeriod = { index: number; start: string; end: string }

/** Period k of an anchor: it starts at boundary k and ends at boundary k + 1 (TIM 1, TIM 4). */
export const period = (anchor: Anchor, k: number): OraclePeriod =>
  ({ index: k, start: boundaryText(anchor, k), end: boundaryText(anchor, k + 1) })

/** Every period that has begun when the clock shows this instant, oldest first. */
export const periodsUntil = (anchor: Anchor, now: string): OraclePeriod[] => {
  const begun: OraclePeriod[] = []
  while (!isBefore(now, boundaryText(anchor, begun.length))) {
    begun.push(period(anchor, begun.length))
  }
  return begun
}
