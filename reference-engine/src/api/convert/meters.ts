import type { components } from '@valora/spec/types'
import type { CreateMeter } from '../../application/meters/create-meter.ts'
import type { MeterUsage } from '../../application/meters/query-meter-usage.ts'
import type { StoredMeter } from '../../application/meters/stored-meter.ts'
import type { UpdateMeter } from '../../application/meters/update-meter.ts'
import { formatChecksum } from '../../domain/metering/checksum.ts'
import type { PropertyFilter } from '../../domain/metering/property-filter.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const meterDraft = (body: Schemas['MeterCreate']): CreateMeter => ({
  name: body.name,
  eventName: body.event_name,
  aggregation: body.aggregation,
  valueProperty: body.value_property ?? null,
  filters: body.filters ?? [],
  groupBy: body.group_by ?? [],
  carryForward: body.carry_forward ?? false,
  metadata: body.metadata ?? {},
})

export const meterPatch = (body: Schemas['MeterUpdate']): UpdateMeter => ({
  name: body.name,
  metadata: body.metadata,
})

export const meterBody = (meter: StoredMeter): Schemas['Meter'] => ({
  id: meter.id,
  name: meter.name,
  event_name: meter.eventName,
  aggregation: meter.aggregation,
  value_property: meter.valueProperty,
  filters: meter.filters.map(filterBody),
  group_by: [...meter.groupBy],
  carry_forward: meter.carryForward,
  metadata: meter.metadata,
  archived_at: instantOrNull(meter.archivedAt),
  created_at: formatInstant(meter.createdAt),
})

const filterBody = (filter: PropertyFilter): Schemas['PropertyFilter'] =>
  filter.operator === 'in' ? { ...filter, values: [...filter.values] } : filter

export const meterUsageBody = (
  { meter, customerId, window, timeZone, groupBy, rows }: MeterUsage,
): Schemas['MeterUsage'] => ({
  meter_id: meter.id,
  customer_id: customerId,
  aggregation: meter.aggregation,
  window,
  time_zone: timeZone,
  group_by: [...groupBy],
  data: rows.map(({ period, group, quantity, eventCount, checksum }) => ({
    start: formatInstant(period.start),
    end: formatInstant(period.end),
    group: group && Object.fromEntries(groupBy.map((name, at) => [name, group[at] ?? null])),
    quantity: quantity.toString(),
    event_count: eventCount,
    event_checksum: formatChecksum(checksum),
  })),
})
