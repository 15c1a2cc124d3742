import type { UsageEventInput } from '@valora/spec/types'

/** A void or an amendment of the event with this id. */
export type CorrectionTerms =
  | { void: string }
  | { amend: string } & Partial<Pick<UsageEventInput, 'event_name' | 'timestamp' | 'properties'>>

/** The events that count after corrections, in the order these were made (USG 6). */
export const corrected = <Event extends UsageEventInput | Omit<UsageEventInput, 'customer_id'>>(
  events: readonly Event[], corrections: readonly CorrectionTerms[],
): Event[] => corrections.reduce<Event[]>((current, correction) => {
  if ('void' in correction) return current.filter(({ id }) => id !== correction.void)
  const { amend, ...changes } = correction
  return current.map((event) => (event.id === amend ? { ...event, ...changes } : event))
}, [...events])
