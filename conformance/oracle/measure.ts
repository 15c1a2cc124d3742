import type { Aggregation, PropertyFilter } from '@valora/spec/types'
import { aggregate, inOrder, valueOf } from './aggregate.ts'
import { selected } from './filters.ts'
import { isBefore } from './instant-order.ts'
import type { Measured } from './property-text.ts'
import { greater, sum, type Rational } from './rational.ts'
import { timeWeighted } from './time-weighted.ts'

export type { Measured } from './property-text.ts'

/** What the oracle reads of a meter. */
export type Measure = {
  aggregation: Aggregation
  value_property?: string | null
  filters?: readonly PropertyFilter[]
  group_by?: readonly string[]
  carry_forward?: boolean
}

export type Window = { start: string; end: string }

/** The events at or after start and before end (MTR 2). */
export const within = <Event extends Measured>(
  events: readonly Event[], start: string, end: string,
): Event[] => events.filter(({ timestamp }) =>
  !isBefore(timestamp, start) && isBefore(timestamp, end))

/** The quantity of the events of one window, all of which count (MTR 1, MTR 3, MTR 7). */
export const measure = (
  { aggregation, value_property: property }: Measure, events: readonly Measured[],
): Rational => {
  if (aggregation === 'weighted_sum') throw new Error('a weighted sum needs its window')
  return aggregate(aggregation, events, property ?? '')
}

export type Measurement<Event extends Measured = Measured> = {
  quantity: Rational
  /** The events of the window that the meter counts. */
  events: Event[]
}

/** What a meter measures of all of a customer's events in a window, levels carried in (MTR 3). */
export const measureWindow = <Event extends Measured>(
  meter: Measure, all: readonly Event[], { start, end }: Window,
): Measurement<Event> => {
  const own = selected(all, meter.filters)
  const events = within(own, start, end)
  const property = meter.value_property ?? ''
  const before = meter.carry_forward === true
    ? inOrder(own.filter(({ timestamp }) => isBefore(timestamp, start))) : []
  const earlier = before.map((event) => valueOf(event, property))
  const last = earlier.at(-1)
  if (meter.aggregation === 'weighted_sum') {
    const window = { start, end }
    return { events, quantity: timeWeighted({ events, property, window, carried: sum(earlier) }) }
  }
  // Without an event in the window a carried level is all there is, below zero too.
  if (events.length === 0) return { events, quantity: last ?? measure(meter, events) }
  const quantity = measure(meter, events)
  const isRaised = meter.aggregation === 'max' && last !== undefined
  return { events, quantity: isRaised ? greater(quantity, last) : quantity }
}
