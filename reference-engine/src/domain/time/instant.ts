import { Temporal } from 'temporal-polyfill'
import { assert } from '../assert.ts'

/** A point on the time line, to the nanosecond. */
export type Instant = Temporal.Instant

/** A half-open stretch of time: `start <= instant < end` (TIM 1). */
export type Period = { readonly start: Instant; readonly end: Instant }

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:[0-5]\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d)$/

/**
 * Whether `text` is an instant in RFC 3339, with any offset, on a date that exists. Not taken are
 * a leap second, which Temporal would move without a word, more than six fraction digits, which
 * the contract does not carry, and years outside 0001 to 9999 in UTC.
 */
export const isInstantText = (text: string): boolean => read(text) !== undefined

/**
 * Reads RFC 3339 with any offset (TIM 1); the contract or `isInstantText` has checked it before.
 *
 * @example formatInstant(parseInstant('2026-03-01T01:30:00.50+02:00')) // '2026-02-28T23:30:00.5Z'
 */
export const parseInstant = (text: string): Instant => {
  const instant = read(text)
  assert(instant !== undefined, `${text.slice(0, 64)} is an RFC 3339 instant`)
  return instant
}

const read = (text: string): Instant | undefined => {
  if (!rfc3339.test(text)) return undefined
  try {
    const instant = Temporal.Instant.from(text)
    const year = instant.toZonedDateTimeISO('UTC').year
    return year >= 1 && year <= 9999 ? instant : undefined
  } catch {
    return undefined
  }
}

/** RFC 3339 in UTC with `Z`; the fraction has no trailing zeros: one text per instant (TIM 1). */
export const formatInstant = (instant: Instant): string => instant.toString()

export const isBefore = (one: Instant, other: Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0

export const earlierOf = (one: Instant, other: Instant): Instant =>
  isBefore(other, one) ? other : one

/** Whether a period holds an instant: its start belongs to it, its end does not (TIM 1, MTR 2). */
export const contains = ({ start, end }: Period, instant: Instant): boolean =>
  !isBefore(instant, start) && isBefore(instant, end)
