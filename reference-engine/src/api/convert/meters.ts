import type { components } from '@valora/spec/types'
import type { CreateMeter } from '../../application/meters/create-meter.ts'
import type { MeterUsage } from '../../application/meters/query-meter-usage.ts'
import type { StoredMeter } from '../../application/meters/stored-meter.ts'
import { formatChecksum } from '../../domain/metering/checksum.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const meterDraft = (body: Schemas['MeterCreate']): CreateMeter => ({
  name: body.name,
  eventName: body.event_name,
  aggregation: body.aggregation,
  valueProperty: body.value_property ?? null,
  metadata: body.metadata ?? {},
})

export const meterBody = (meter: StoredMeter): Schemas['Meter'] => ({
  id: meter.id,
  name: meter.name,
  event_name: meter.eventName,
  aggregation: meter.aggregation,
  value_property: meter.valueProperty,
  metadata: meter.metadata,
  archived_at: instantOrNull(meter.archivedAt),
  created_at: formatInstant(meter.createdAt),
})

export const meterUsageBody = (
  { meter, customerId, period, measured }: MeterUsage,
): Schemas['MeterUsage'] => ({
  meter_id: meter.id,
  customer_id: customerId,
  aggregation: meter.aggregation,
  data: [{
    start: formatInstant(period.start),
    end: formatInstant(period.end),
    quantity: measured.quantity.toString(),
    event_count: measured.eventCount,
    event_checksum: formatChecksum(measured.checksum),
  }],
})
