import type { Fault } from '../fault.ts'
import { formatInstant } from '../time/instant.ts'
import type { Instant, Moment } from '../time/instant.ts'

/** The declared limits on event timestamps (USG 5). */
export type TimestampLimits = { readonly ageDaysMax: number; readonly aheadSecondsMax: number }

export type TimestampCheck = {
  /** The customer's clock: the test clock's, where one governs the customer. */
  readonly now: Instant
  readonly limits: TimestampLimits
}

const second_ns = 1_000_000_000
const day_ns = 86_400 * second_ns

/** Why an event's timestamp cannot be taken now, if so; both limits themselves are taken. */
export const timestampFault = (
  timestamp: Moment,
  { now, limits }: TimestampCheck,
): Fault | undefined => {
  const pointer = '/timestamp'
  const ahead_ns = timestamp.epochNanoseconds - now.epochNanoseconds
  if (ahead_ns < -limits.ageDaysMax * day_ns) {
    const oldest = now.subtract({ hours: 24 * limits.ageDaysMax })
    const detail = `The timestamp is before ${formatInstant(oldest)}.`
    return { pointer, code: 'usage_too_old', detail }
  }
  if (ahead_ns > limits.aheadSecondsMax * second_ns) {
    const newest = now.add({ seconds: limits.aheadSecondsMax })
    const detail = `The timestamp is after ${formatInstant(newest)}.`
    return { pointer, code: 'usage_in_future', detail }
  }
  return undefined
}
