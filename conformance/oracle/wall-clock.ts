/** A local date with its seconds since local midnight. */
export type WallTime = { year: number; month: number; day: number; seconds: number }

export const daySeconds = 86_400
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
export const dayNumber = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year
  const [era, monthIndex] = [Math.floor(shifted / 400), (month + 9) % 12]
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * monthIndex + 2) / 5) + day - 1
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468
}

/** Local time as seconds since 1970-01-01T00:00:00 on the wall. */
export const wallSeconds = ({ year, month, day, seconds }: WallTime): number =>
  dayNumber(year, month, day) * daySeconds + seconds

const offsetFrom = (zone: string, epoch: number): number => {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(epoch * 1000)
    .map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return wallSeconds({ year, month, day, seconds: (hour * 60 + minute) * 60 + second }) - epoch
}

const offsets = new Map<string, number>()
const offset_count_max = 50_000

/** Seconds of local time less seconds of UTC, at an instant in epoch seconds. */
export const offsetAt = (zone: string, epoch: number): number => {
  const key = `${zone} ${epoch}`
  const offset = offsets.get(key) ?? offsetFrom(zone, epoch)
  if (offsets.size >= offset_count_max) offsets.clear()
  offsets.set(key, offset)
  return offset
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

export type Resolved = { instant: number; inGap: boolean }

/** The instant of a local time: the earlier of two, or the first after a gap (TIM 3). */
export const instantOf = (zone: string, wall: number): Resolved => {
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

/** So many months later, on the last day where the month is too short. */
export const shiftMonths = (wall: WallTime, months: number): WallTime => {
  const index = wall.year * 12 + wall.month - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return { ...wall, year, month, day: Math.min(wall.day, monthLength(year, month)) }
}

/** What the clocks of a zone show at an instant in epoch seconds. */
export const wallAt = (zone: string, epoch: number): WallTime => {
  const local = epoch + offsetAt(zone, epoch)
  const date = new Date(local * 1000)
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    seconds: local - Math.floor(local / daySeconds) * daySeconds,
  }
}
