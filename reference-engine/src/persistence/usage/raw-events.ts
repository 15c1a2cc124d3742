import { checksumOf } from '../../domain/metering/checksum.ts'
import type { MeasureInput } from '../../domain/metering/measure.ts'
import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import { parseMoment } from '../../domain/time/instant.ts'

/** A stored event as the domain measures it. */
export type RawEventRow = {
  readonly id: string
  readonly event_name: string
  readonly timestamp: string
  readonly properties: string
  /** 64 hex digits. */
  readonly payload_hash: string
}

export const rawEvent = (row: RawEventRow): MeasureInput => ({
  event: {
    id: row.id,
    eventName: row.event_name,
    timestamp: parseMoment(row.timestamp),
    properties: JSON.parse(row.properties) as UsageEvent['properties']
  },
  checksum: checksumOf(row.payload_hash)
})
