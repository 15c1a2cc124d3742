import type { Aggregation } from '../../domain/metering/meter.ts'
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
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
}
