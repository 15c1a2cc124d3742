import { boundary, epochOf, instantText, type Anchor } from './boundary.ts'

export type OraclePeriod = { index: number; start: string; end: string }

/** Period k of an anchor: it starts at boundary k and ends at boundary k + 1 (TIM 1, TIM 4). */
export const period = (anchor: Anchor, k: number): OraclePeriod =>
  ({ index: k, start: instantText(boundary(anchor, k)), end: instantText(boundary(anchor, k + 1)) })

/** Every period that has begun when the clock shows this instant, oldest first. */
export const periodsUntil = (anchor: Anchor, now: string): OraclePeriod[] => {
  const begun: OraclePeriod[] = []
  while (boundary(anchor, begun.length) <= epochOf(now)) begun.push(period(anchor, begun.length))
  return begun
}
