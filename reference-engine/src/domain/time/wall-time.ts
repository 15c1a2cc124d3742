import type { Temporal } from 'temporal-polyfill'
import { assert } from '../assert.ts'
import type { Instant } from './instant.ts'

/**
 * The instant at which the clocks of `timeZone` show `local` (TIM 3): the earlier one where the
 * time comes twice, and the first instant after the gap where it never comes. Temporal's own
 * `compatible` would move 02:30 to 03:30; the contract wants 03:00.
 */
export const instantOfWallTime = (local: Temporal.PlainDateTime, timeZone: string): Instant => {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(local)) return earlier.toInstant()
  // For a time in a gap, `earlier` lies before it, so the gap is the next transition.
  const gap = earlier.getTimeZoneTransition('next')
  assert(gap !== null, 'a skipped wall time has a transition after it')
  return gap.toInstant()
}
