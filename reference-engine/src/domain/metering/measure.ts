import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import { Decimal } from '../money/decimal.ts'
import type { Instant } from '../time/instant.ts'
import type { Meter } from './meter.ts'
import { distinctIn, numberIn } from './property-value.ts'
import type { Unusable } from './property-value.ts'
import type { UsageEvent } from './usage-event.ts'

/** What one event adds to a meter. */
export type Contribution = {
  readonly eventId: string
  readonly timestamp: Instant
  readonly payloadHash: string
  /** Set by `sum`, `max` and `latest`. */
  readonly value?: Decimal | undefined
  /** Set by `unique_count`. */
  readonly distinct?: string | undefined
}

export type Measured =
  | { readonly contribution: Contribution; readonly fault?: undefined }
  | { readonly fault: Fault; readonly contribution?: undefined }

export type MeasureInput = { readonly event: UsageEvent; readonly payloadHash: string }

/**
 * What `event` adds to `meter`, or why it cannot be measured: then the event is rejected at
 * ingestion and never counted as 0 (MTR 6). The caller has matched the event's name.
 */
export const measure = (meter: Meter, { event, payloadHash }: MeasureInput): Measured => {
  const base = { eventId: event.id, timestamp: event.timestamp, payloadHash }
  if (meter.aggregation === 'count' || meter.valueProperty === undefined) {
    return { contribution: base }
  }
  const pointer = pointerTo('properties', meter.valueProperty)
  const found = Object.hasOwn(event.properties, meter.valueProperty)
    ? event.properties[meter.valueProperty]
    : undefined
  if (found === undefined) return { fault: { pointer, ...missing } }
  if (meter.aggregation === 'unique_count') {
    return { contribution: { ...base, distinct: distinctIn(found) } }
  }
  const value = numberIn(found)
  return value instanceof Decimal
    ? { contribution: { ...base, value } }
    : { fault: { pointer, ...value } }
}

const missing: Unusable = {
  code: 'meter_value_missing',
  detail: 'The event lacks the property that its meter reads.',
}
