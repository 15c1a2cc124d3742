import type { Interval } from '@valora/spec/types'

type WallTime = { year: number; month: number; day: number; seconds: number }

const daySeconds = 86_400
const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
    hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  formats.set(zone, made)
  return made
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
const dayNumber = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year
  const [era, monthIndex] = [Math.floor(shifted / 400), (month + 9) % 12]
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * monthIndex + 2) / 5) + day - 1
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468
}

const wallSeconds = ({ year, month, day, seconds }: WallTime): number =>
  dayNumber(year, month, day) * daySeconds + seconds

/** Seconds of local time less seconds of UTC, at an instant in epoch seconds. */
const offsetAt = (zone: string, epoch: number): number => {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(epoch * 1000)
    .map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return wallSeconds({ year, month, day, seconds: (hour * 60 + minute) * 60 + second }) - epoch
}

/** The first instant after a gap that begins after `before` and ends at or before `after`. */
const transition = (zone: string, before: number, after: number): number => {
  let [low, high] = [before, after]
  const start = offsetAt(zone, before)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === start) low = middle
    else high = middle
  }
  return high
}

type Resolved = { instant: number; inGap: boolean }

/** The instant of a local time: the earlier of two, or the first after a gap (TIM 3). */
const instantOf = (zone: string, wall: number): Resolved => {
  const [early, late] = [wall - daySeconds, wall + daySeconds]
  const candidates = [offsetAt(zone, early), offsetAt(zone, late)]
    .map((offset) => wall - offset)
    .filter((instant) => offsetAt(zone, instant) === wall - instant)
  if (candidates.length > 0) return { instant: Math.min(...candidates), inGap: false }
  return { instant: transition(zone, early, late), inGap: true }
}

const monthLength = (year: number, month: number): number =>
  dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) -
  dayNumber(year, month, 1)

const shiftMonths = (wall: WallTime, months: number): WallTime => {
  const index = wall.year * 12 + wall.month - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return { ...wall, year, month, day: Math.min(wall.day, monthLength(year, month)) }
}

type WholeAnchor = { epoch: number; zone: string; interval: Interval }

const wholeBoundary = ({ epoch, zone, interval }: WholeAnchor, k: number): Resolved => {
  const local = epoch + offsetAt(zone, epoch)
  const date = new Date(local * 1000)
  const wall: WallTime = {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    seconds: local - Math.floor(local / daySeconds) * daySeconds,
  }
  const count = interval.count * k
  switch (interval.unit) {
    case 'day': return instantOf(zone, wallSeconds(wall) + count * daySeconds)
    case 'week': return instantOf(zone, wallSeconds(wall) + count * 7 * daySeconds)
    case 'month': return instantOf(zone, wallSeconds(shiftMonths(wall, count)))
    case 'year': return instantOf(zone, wallSeconds(shiftMonths(wall, count * 12)))
  }
}

export type Anchor = { anchor: string; zone: string; interval: Interval }

/** The instant in whole epoch seconds, and its fraction as it is written (`.5` or nothing). */
const parts = (instant: string): { epoch: number; fraction: string } => {
  const [seconds = '', fraction = ''] = instant.replace('Z', '').split('.')
  const digits = fraction.replace(/0+$/, '')
  return { epoch: Date.parse(`${seconds}Z`) / 1000, fraction: digits === '' ? '' : `.${digits}` }
}

/** Epoch seconds as an instant of the contract. */
export const instantText = (epoch: number): string =>
  new Date(epoch * 1000).toISOString().replace(/\.?0*Z$/, 'Z')

/** Boundary k of an anchor, counted from the anchor itself (TIM 2 to 4). */
export const boundaryText = ({ anchor, zone, interval }: Anchor, k: number): string => {
  const { epoch, fraction } = parts(anchor)
  const at = k === 0 ? { instant: epoch, inGap: false }
    : wholeBoundary({ epoch, zone, interval }, k)
  const text = instantText(at.instant)
  // The end of a gap is an instant of its own; any other boundary keeps the anchor's fraction.
  return at.inGap ? text : text.replace('Z', `${fraction}Z`)
}

/** Boundary k of an anchor of whole seconds in epoch seconds. */
export const boundary = (anchor: Anchor, k: number): number =>
  parts(boundaryText(anchor, k)).epoch
