import type { Instant, Period } from './instant.ts'
import { isBefore } from './instant.ts'
import type { Interval, IntervalUnit } from './interval.ts'
import { instantOfWallTime } from './wall-time.ts'

/** What fixes every natural period of a subscription. */
export type Schedule = {
  readonly anchor: Instant
  readonly interval: Interval
  /** IANA zone, copied when the subscription was created (TIM 2). */
  readonly timeZone: string
}

/** A period as a subscription lives it; its index counts those that were opened, from 0. */
export type BillingPeriod = Period & { readonly index: number }

/**
 * The instant at which natural period `number` starts and the one before it ends, for any integer
 * (TIM 1, TIM 6). Counted from the anchor and clamped to the month's last day, never chained
 * (TIM 4): 31 Jan, 28 Feb, 31 Mar. Boundary 0 is the anchor itself, also where its wall time
 * comes twice.
 *
 * @example boundary({ anchor, interval: { unit: 'month', count: 1 }, timeZone: 'UTC' }, 1)
 */
export const boundary = (schedule: Schedule, number: number): Instant => {
  if (number === 0) return schedule.anchor
  const { anchor, interval: { unit, count }, timeZone } = schedule
  const name = `${anchor.epochNanoseconds} ${number} ${count} ${unit} ${timeZone}`
  const known = boundaries.get(name)
  if (known !== undefined) return known
  if (boundaries.size >= boundaries_max) boundaries.clear()
  const found = calculatedBoundary(schedule, number)
  boundaries.set(name, found)
  return found
}

/** Many subscriptions are of one schedule, and a calendar takes its time. */
const boundaries = new Map<string, Instant>()
const boundaries_max = 5000

const calculatedBoundary = (
  { anchor, interval, timeZone }: Schedule,
  number: number,
): Instant => {
  const local = anchor.toZonedDateTimeISO(timeZone).toPlainDateTime()
  const moved = local.add(
    { [`${interval.unit}s`]: number * interval.count }, { overflow: 'constrain' })
  return instantOfWallTime(moved, timeZone)
}

/**
 * The one natural period that holds `instant`. It is never empty: a day that a zone skipped, as
 * Samoa skipped 30 December 2011, holds no instant.
 */
export const naturalPeriodAt = (schedule: Schedule, instant: Instant): Period => {
  if (last !== undefined && last.instant === instant && isSameSchedule(last.schedule, schedule)) {
    return last.period
  }
  const period = foundPeriod(schedule, instant)
  last = { schedule, instant, period }
  return period
}

/** The subscriptions of a run ask for the same period, one after the other. */
type Found = { readonly schedule: Schedule; readonly instant: Instant; readonly period: Period }
let last: Found | undefined

const isSameSchedule = (one: Schedule, other: Schedule): boolean =>
  one.anchor === other.anchor && one.timeZone === other.timeZone
  && one.interval.unit === other.interval.unit && one.interval.count === other.interval.count

const foundPeriod = (schedule: Schedule, instant: Instant): Period => {
  let number = estimatedNumber(schedule, instant)
  let start = boundary(schedule, number)
  while (isBefore(instant, start)) {
    number -= 1
    start = boundary(schedule, number)
  }
  let end = boundary(schedule, number + 1)
  while (!isBefore(instant, end)) {
    number += 1
    start = end
    end = boundary(schedule, number + 1)
  }
  return { start, end }
}

const averageDays: { readonly [Unit in IntervalUnit]: number } =
  { day: 1, week: 7, month: 30.436875, year: 365.2425 }

/** Close to the number sought, which is then made exact, so the floats here decide nothing. */
const estimatedNumber = ({ anchor, interval }: Schedule, instant: Instant): number => {
  const days = (instant.epochMilliseconds - anchor.epochMilliseconds) / 86_400_000
  return Math.floor(days / (averageDays[interval.unit] * interval.count))
}
