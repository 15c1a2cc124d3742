import { aggregations } from '../../domain/metering/meter.ts'
import type { PropertyFilter } from '../../domain/metering/property-filter.ts'
import { boolean, instant, json, metadata, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const meterMapping = mapping({
  organizationId: text,
  id: text,
  name: text,
  eventName: text,
  aggregation: oneOf(...aggregations),
  valueProperty: nullable(text),
  filters: json<readonly PropertyFilter[]>(),
  groupBy: json<readonly string[]>(),
  carryForward: boolean,
  metadata,
  archivedAt: nullable(instant),
  createdAt: instant
})

/** A way to count usage, as it is stored. */
export type MeterRecord = RecordOf<typeof meterMapping.columns>
