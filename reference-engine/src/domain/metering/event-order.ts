import type { Moment } from '../time/instant.ts'
import { compareCodePoints } from './usage-group.ts'

type Placed = { readonly timestamp: Moment; readonly eventId: string }

/** The order of events everywhere: by timestamp, ties by event id (MTR 2). */
export const compareEvents = (one: Placed, other: Placed): number =>
  compareMoments(one.timestamp, other.timestamp) || compareCodePoints(one.eventId, other.eventId)

const compareMoments = (one: Moment, other: Moment): number =>
  one.epochNanoseconds < other.epochNanoseconds
    ? -1
    : one.epochNanoseconds > other.epochNanoseconds ? 1 : 0

/** The later of two events. */
export const laterOf = <Event extends Placed>(one: Event, other: Event): Event =>
  compareEvents(one, other) < 0 ? other : one
