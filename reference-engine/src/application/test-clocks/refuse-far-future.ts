import { Refusal } from '../../domain/refusal.ts'
import { formatInstant, isBefore, parseInstant } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A period of three years that begins before it ends within the years that can be written. */
const latest = parseInstant('9990-01-01T00:00:00Z')

/** Refuses an instant after which a billing period could end beyond the year 9999 (TIM 1). */
export const refuseFarFuture = (pointer: string, instant: Instant): void => {
  if (!isBefore(latest, instant)) return
  const detail = `A test clock goes to ${formatInstant(latest)} at most.`
  throw new Refusal('invalid_request', {}, [{ pointer, code: 'out_of_range', detail }])
}
