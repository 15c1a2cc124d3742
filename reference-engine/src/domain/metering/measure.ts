import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Moment } from '../time/instant.ts'
import type { Checksum } from './checksum.ts'
import type { FixedValue } from './fixed-value.ts'
import type { Meter } from './meter.ts'
import { propertyIn, selecting } from './property-filter.ts'
import { distinctIn, numberIn } from './property-value.ts'
import type { Unusable } from './property-value.ts'
import type { ArrivingEvent, PropertyValue } from './usage-event.ts'
import { grouping } from './usage-group.ts'

/** What one event adds to a meter. */
export type Contribution = {
  readonly eventId: string
  readonly timestamp: Moment
  readonly checksum: Checksum
  /** The key of the combination of grouping properties; empty without any. */
  readonly group: string
  /** Set by every aggregation that reads numbers. */
  readonly value: FixedValue | undefined
  /** Set by `unique_count`. */
  readonly distinct: string | undefined
}

/** Neither: the filters leave the event out. */
export type Measured =
  | { readonly contribution: Contribution; readonly fault?: undefined }
  | { readonly fault: Fault; readonly contribution?: undefined }
  | { readonly fault?: undefined; readonly contribution?: undefined }

export type MeasureInput = { readonly event: ArrivingEvent; readonly checksum: Checksum }

/** How a meter measures events of its name; made once for many events. */
export type Measuring = (input: MeasureInput) => Measured

/**
 * What an event adds to a meter, or why it cannot be measured: then the event is rejected at
 * ingestion and never counted as 0 (MTR 6). The caller has matched the event's name.
 */
export const measuring = (meter: Meter): Measuring => {
  const { aggregation, valueProperty, filters = [], groupBy = [] } = meter
  const selects = selecting(filters)
  const groupOf = grouping(groupBy)
  const read = aggregation === 'count' || valueProperty === undefined
    ? () => nothing
    : reading(valueProperty, aggregation === 'unique_count' ? asText : asNumber)
  return ({ event, checksum }) => {
    if (!selects(event.properties)) return left
    const found = read(event)
    if ('fault' in found) return found
    const { id: eventId, timestamp } = event
    const { value, distinct } = found
    const group = groupOf(event)
    return { contribution: { eventId, timestamp, checksum, group, value, distinct } }
  }
}

export const measure = (meter: Meter, input: MeasureInput): Measured => measuring(meter)(input)

type Value = Pick<Contribution, 'value' | 'distinct'>
type Found = Value | { readonly fault: Fault }

const left: Measured = {}
const nothing: Value = { value: undefined, distinct: undefined }

const reading = (property: string, read: (value: PropertyValue) => Value | Unusable) => {
  const pointer = pointerTo('properties', property)
  return ({ properties }: ArrivingEvent): Found => {
    const value = propertyIn(properties, property)
    const found = value === undefined ? missing : read(value)
    return 'code' in found ? { fault: { pointer, ...found } } : found
  }
}

const asText = (value: PropertyValue): Value => ({ value: undefined, distinct: distinctIn(value) })

const asNumber = (read: PropertyValue): Value | Unusable => {
  const value = numberIn(read)
  return typeof value === 'bigint' ? { value, distinct: undefined } : value
}

const missing: Unusable = {
  code: 'meter_value_missing',
  detail: 'The event lacks the property that its meter reads.',
}
