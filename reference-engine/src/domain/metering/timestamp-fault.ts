import type { Fault } from '../fault.ts'
import { formatInstant, isBefore } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'

/** The declared limits on event timestamps (USG 5). */
export type TimestampLimits = { readonly ageDaysMax: number; readonly aheadSecondsMax: number }

export type TimestampCheck = {
  /** The customer's clock: the test clock's, where one governs the customer. */
  readonly now: Instant
  readonly limits: TimestampLimits
}

/** Why an event's timestamp cannot be taken now, if so; both limits themselves are taken. */
export const timestampFault = (
  timestamp: Instant,
  { now, limits }: TimestampCheck,
): Fault | undefined => {
  const pointer = '/timestamp'
  const oldest = now.subtract({ hours: 24 * limits.ageDaysMax })
  const newest = now.add({ seconds: limits.aheadSecondsMax })
  if (isBefore(timestamp, oldest)) {
    const detail = `The timestamp is before ${formatInstant(oldest)}.`
    return { pointer, code: 'usage_too_old', detail }
  }
  if (isBefore(newest, timestamp)) {
    const detail = `The timestamp is after ${formatInstant(newest)}.`
    return { pointer, code: 'usage_in_future', detail }
  }
  return undefined
}
