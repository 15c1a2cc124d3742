import type { UsageEventInput } from '@valora/spec/types'
import type { Measure, Window } from '../../oracle/measure.ts'

type Properties = NonNullable<UsageEventInput['properties']>

/**
 * A time, then the value of the property `amount` or all properties, then an id. Times are of
 * January 2026 where they begin with a day: `10T12:00` is 2026-01-10T12:00:00Z.
 */
export type EventRow = [time: string, value?: string | number | Properties, id?: string]

/** A short time as an instant. */
export const at = (time: string): string => {
  const dated = time.length > 8 && time[4] === '-' ? time : `2026-01-${time}`
  const [day = '', clock = '00:00'] = dated.split('T')
  return `${day}T${clock.split(':').length > 2 ? clock : `${clock}:00`}Z`
}

const propertiesOf = (value: EventRow[1]): Properties => {
  if (value === undefined) return {}
  return typeof value === 'object' ? value : { amount: value }
}

export type SourceEvent = Required<Pick<UsageEventInput, 'id' | 'timestamp' | 'properties'>>

/** Events in the order of their arrival, e1 the first unless they bear another id. */
export const eventsOf = (rows: readonly EventRow[]): SourceEvent[] =>
  rows.map(([time, value, id], index) =>
    ({ id: id ?? `e${index + 1}`, timestamp: at(time), properties: propertiesOf(value) }))

export const january: Window = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' }

/** `10T00:00 12T00:00` as a window. */
export const windowOf = (text: string): Window => {
  const [start = '', end = ''] = text.split(' ').map(at)
  return { start, end }
}

/** A meter as a case gives it: null stands nowhere. */
export type SourceMeter = Omit<Measure, 'value_property'> & { value_property?: string }

type More = Omit<SourceMeter, 'aggregation' | 'value_property'>

/** A meter of the property `amount`, or one that counts. */
export const meter = (aggregation: Measure['aggregation'], more: More = {}): SourceMeter =>
  aggregation === 'count' ? { aggregation, ...more }
    : { aggregation, value_property: 'amount', ...more }

export type QuantitySource = {
  requirement: string
  why: string
  meter: SourceMeter
  window: Window
  events: SourceEvent[]
}

type QuantityRow = [why: string, meter: SourceMeter, events: EventRow[], window?: string]

/** The rows of one requirement; the window is January 2026 where none is given. */
export const quantitiesOf = (requirement: string, rows: readonly QuantityRow[]): QuantitySource[] =>
  rows.map(([why, measure, events, window]) => ({
    requirement, why, meter: measure, events: eventsOf(events),
    window: window === undefined ? january : windowOf(window),
  }))
