import type { Instant, Period } from './instant.ts'
import { isBefore } from './instant.ts'
import type { Interval, IntervalUnit } from './interval.ts'
import { instantOfWallTime } from './wall-time.ts'

/** What fixes every billing period of a subscription for ever. */
export type Schedule = {
  readonly anchor: Instant
  readonly interval: Interval
  /** IANA zone, copied when the subscription was created (TIM 2). */
  readonly timeZone: string
}

export type BillingPeriod = Period & { readonly index: number }

/**
 * The instant at which period `index` starts and the one before it ends (TIM 1). Counted from the
 * original anchor and clamped to the month's last day, never chained (TIM 4): 31 Jan, 28 Feb,
 * 31 Mar. Boundary 0 is the anchor itself, also where its wall time comes twice.
 *
 * @example boundary({ anchor, interval: { unit: 'month', count: 1 }, timeZone: 'UTC' }, 1)
 */
export const boundary = ({ anchor, interval, timeZone }: Schedule, index: number): Instant => {
  if (index === 0) return anchor
  const local = anchor.toZonedDateTimeISO(timeZone).toPlainDateTime()
  const moved = local.add(
    { [`${interval.unit}s`]: index * interval.count }, { overflow: 'constrain' })
  return instantOfWallTime(moved, timeZone)
}

/**
 * Period `index`. It is empty (`start` equals `end`) only where a zone skipped the whole of it,
 * as Samoa skipped 30 December 2011; an empty period holds no instant and is never billed.
 */
export const billingPeriod = (schedule: Schedule, index: number): BillingPeriod =>
  ({ index, start: boundary(schedule, index), end: boundary(schedule, index + 1) })

/** The one period that holds `instant`. */
export const periodAt = (schedule: Schedule, instant: Instant): BillingPeriod => {
  let index = estimatedIndex(schedule, instant)
  while (isBefore(instant, boundary(schedule, index))) index -= 1
  while (!isBefore(instant, boundary(schedule, index + 1))) index += 1
  return billingPeriod(schedule, index)
}

const averageDays: { readonly [Unit in IntervalUnit]: number } =
  { day: 1, week: 7, month: 30.436875, year: 365.2425 }

/** Close to the index sought; `periodAt` makes it exact, so the floats here decide nothing. */
const estimatedIndex = ({ anchor, interval }: Schedule, instant: Instant): number => {
  const days = (instant.epochMilliseconds - anchor.epochMilliseconds) / 86_400_000
  return Math.floor(days / (averageDays[interval.unit] * interval.count))
}
