import type { Aggregation, Meter } from '../../domain/metering/meter.ts'
import type { PropertyFilter } from '../../domain/metering/property-filter.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** A named way to count usage events. */
export type StoredMeter = {
  readonly organizationId: string
  readonly id: string
  readonly name: string
  readonly eventName: string
  readonly aggregation: Aggregation
  readonly valueProperty: string | null
  readonly filters: readonly PropertyFilter[]
  readonly groupBy: readonly string[]
  readonly carryForward: boolean
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
}

type Defining = Pick<StoredMeter,
  'eventName' | 'aggregation' | 'valueProperty' | 'filters' | 'groupBy' | 'carryForward'>

/** What the domain needs to know of a stored meter. */
export const definitionOf = (meter: Defining): Meter => {
  const { eventName, aggregation, valueProperty, filters, groupBy, carryForward } = meter
  const read = valueProperty ?? undefined
  return { eventName, aggregation, valueProperty: read, filters, groupBy, carryForward }
}
