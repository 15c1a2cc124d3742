import { Temporal } from 'temporal-polyfill'
import { assert } from '../assert.ts'

/** A point on the time line, to the nanosecond. */
export type Instant = Temporal.Instant

/**
 * What of an instant is enough to place it: usage comes in by the thousands, and a bare moment
 * costs a fraction of an `Instant` with all that it can do.
 */
export type Moment = Pick<Instant, 'epochNanoseconds'>

/** A half-open stretch of time: `start <= instant < end` (TIM 1). */
export type Period = { readonly start: Instant; readonly end: Instant }

/**
 * Whether `text` is an instant in RFC 3339, with any offset, on a date that exists. Not taken are
 * a leap second, which Temporal would move without a word, more than six fraction digits, which
 * the contract does not carry, and years outside 0001 to 9999 in UTC.
 */
export const isInstantText = (text: string): boolean => Number.isFinite(secondsIn(text))

/**
 * Reads RFC 3339 with any offset (TIM 1); the contract or `isInstantText` has checked it before.
 *
 * @example formatInstant(parseInstant('2026-03-01T01:30:00.50+02:00')) // '2026-02-28T23:30:00.5Z'
 */
export const parseInstant = (text: string): Instant =>
  new Temporal.Instant(parseMoment(text).epochNanoseconds)

/** The same, for what only needs to be placed in time. */
export const parseMoment = (text: string): Moment => {
  const seconds = secondsIn(text)
  assert(Number.isFinite(seconds), `${text.slice(0, 64)} is an RFC 3339 instant`)
  return { epochNanoseconds: BigInt(seconds) * second_ns + BigInt(microsecondsIn(text) * 1000) }
}

const second_ms = 1000
const second_ns = 1_000_000_000n
const hour_ns = 3600n * second_ns
const day_s = 86_400
const yearOne_s = -62_135_596_800
const yearTenThousand_s = 253_402_300_800

/** Two digits at a place, or NaN: what is not a number stays none in every sum it is part of. */
const two = (text: string, at: number): number => {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const dateAndTime = /^....-..-..[Tt]..:..:..(?:\.\d{1,6})?(?:[Zz]|[+-]..:..)$/
const fractionStart = 19

/**
 * The whole seconds since 1970 of an instant's text, or NaN. By hand, as every usage event brings
 * an instant: Temporal takes ten times as long.
 */
const secondsIn = (text: string): number => {
  if (!dateAndTime.test(text)) return Number.NaN
  const [year, month, day] = [two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)]
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)]
  if (!exists(year, month, day) || !(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN
  const seconds = daysFrom(year, month, day) * day_s + hour * 3600 + minute * 60 + second
    - offsetSecondsIn(text)
  return seconds >= yearOne_s && seconds < yearTenThousand_s ? seconds : Number.NaN
}

const offsetSecondsIn = (text: string): number => {
  if ((text.charCodeAt(text.length - 1) | 0x20) === 0x7a) return 0
  const start = text.length - '+00:00'.length
  const [hours, minutes] = [two(text, start + 1), two(text, start + 4)]
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN
  return (text[start] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60)
}

/** The fraction of a second; its text was checked before. */
const microsecondsIn = (text: string): number => {
  if (text[fractionStart] !== '.') return 0
  let microseconds = 0
  let unit = 100_000
  for (let at = fractionStart + 1; unit >= 1; at += 1, unit /= 10) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) break
    microseconds += digit * unit
  }
  return microseconds
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

// oxlint-disable-next-line max-params -- no object for every event's timestamp
const exists = (year: number, month: number, day: number): boolean => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const length = month === 2 && leap ? 29 : monthLengths[month - 1] ?? 0
  return year >= 0 && day >= 1 && day <= length
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; years count from March. */
// oxlint-disable-next-line max-params -- no object for every event's timestamp
const daysFrom = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468
}

/** RFC 3339 in UTC with `Z`; the fraction has no trailing zeros: one text per instant (TIM 1). */
export const formatInstant = ({ epochNanoseconds }: Moment): string => {
  const seconds = Number(epochNanoseconds / second_ns)
  // Years of other than four digits, and the time before 1970, are Temporal's to write.
  if (epochNanoseconds < 0n || seconds >= yearTenThousand_s) {
    return new Temporal.Instant(epochNanoseconds).toString()
  }
  const rest = Number(epochNanoseconds % second_ns)
  const second = secondText(seconds)
  if (rest === 0) return `${second}Z`
  return `${second}.${String(rest).padStart(9, '0').replace(trailingZeros, '')}Z`
}

const trailingZeros = /0+$/

const dates_max = 1000
const dates = new Map<number, string>()

/** Most usage and most invoices are of a few days, whose dates are written once. */
const dateText = (day: number): string => {
  const known = dates.get(day)
  if (known !== undefined) return known
  if (dates.size >= dates_max) dates.clear()
  const date = new Date(day * second_ms).toISOString().slice(0, 'YYYY-MM-DDT'.length)
  dates.set(day, date)
  return date
}

const secondText = (seconds: number): string => {
  const second = seconds % day_s
  const minute = Math.floor(second / 60)
  const time = `${sixty[Math.floor(minute / 60)]}:${sixty[minute % 60]}:${sixty[second % 60]}`
  return dateText(seconds - second) + time
}

const sixty = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))

export const isBefore = (one: Moment, other: Moment): boolean =>
  one !== other && one.epochNanoseconds < other.epochNanoseconds

/** Most of the instants of a run that are the same are one object: others are looked into. */
export const isSameInstant = (one: Moment, other: Moment): boolean =>
  one === other || one.epochNanoseconds === other.epochNanoseconds

/** So many hours of elapsed time later. */
export const hoursAfter = (instant: Instant, hours: number): Instant =>
  hours === 0 ? instant : new Temporal.Instant(instant.epochNanoseconds + BigInt(hours) * hour_ns)

export const earlierOf = (one: Instant, other: Instant): Instant =>
  isBefore(other, one) ? other : one

export const laterOf = (one: Instant, other: Instant): Instant =>
  isBefore(one, other) ? other : one

/** Whether a period holds an instant: its start belongs to it, its end does not (TIM 1, MTR 2). */
export const contains = ({ start, end }: Period, instant: Moment): boolean =>
  !isBefore(instant, start) && isBefore(instant, end)
