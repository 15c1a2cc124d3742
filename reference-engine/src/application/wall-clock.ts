import { Temporal } from 'temporal-polyfill'
import type { Clock } from './dependencies.ts'

/** The process clock. Many requests come within a millisecond, and they share its instant. */
export const wallClock = (epochMilliseconds: () => number): Clock => {
  let milliseconds = 0
  let instant = Temporal.Instant.fromEpochMilliseconds(milliseconds)
  return {
    now: () => {
      const present = epochMilliseconds()
      if (present !== milliseconds) {
        instant = Temporal.Instant.fromEpochMilliseconds(present)
        milliseconds = present
      }
      return instant
    },
  }
}
