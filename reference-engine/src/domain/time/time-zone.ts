import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../refusal.ts'

const epoch = Temporal.Instant.fromEpochMilliseconds(0)
const zoneName = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/

/**
 * An IANA zone name as it was given, or the refusal `time_zone_unknown` (TIM 2). A bare offset
 * such as `+01:00` is refused: it would freeze winter time for the whole year. So is a spelling
 * in other letter case, which would make two names of one zone.
 */
export const parseTimeZone = (text: string): string => {
  if (zoneName.test(text) && resolved(text) === text) return text
  throw new Refusal('time_zone_unknown', { time_zone: text.slice(0, 64) })
}

const resolved = (text: string): string | undefined => {
  try {
    return epoch.toZonedDateTimeISO(text).timeZoneId
  } catch {
    return undefined
  }
}
