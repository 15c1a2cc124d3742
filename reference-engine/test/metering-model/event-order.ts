import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../src/domain/time/instant.ts'

type Placed = { readonly timestamp: Instant; readonly eventId: string }

/** The order of events everywhere: by timestamp, ties by event id (MTR 2). */
export const compareEvents = (one: Placed, other: Placed): number =>
  Temporal.Instant.compare(one.timestamp, other.timestamp)
  || compareCodePoints(one.eventId, other.eventId)

/** The later of two events. */
export const laterOf = <Event extends Placed>(one: Event, other: Event): Event =>
  compareEvents(one, other) < 0 ? other : one

/**
 * Order by code point, which is also the order of UTF-8 bytes (a database's collation "C").
 * JavaScript's `<` compares UTF-16 units and differs beyond the basic plane.
 */
const compareCodePoints = (one: string, other: string): number => {
  const [left, right] = [Array.from(one), Array.from(other)]
  const at = left.findIndex((character, index) => character !== right[index])
  if (at < 0) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1)
}
