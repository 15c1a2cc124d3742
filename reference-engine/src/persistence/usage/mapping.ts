import { checksumOf } from '../../domain/metering/checksum.ts'
import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import { instant, json, text } from '../columns.ts'
import type { Column } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

/** A payload hash is stored as the number it is in checksums, so that SQL can add it up. */
export const payloadHashColumn: Column<string, string> = {
  toValue: (read) => BigInt(read).toString(16).padStart(64, '0'),
  toWritten: (hash) => checksumOf(hash).toString()
}

export const usageEventMapping = mapping({
  organizationId: text,
  customerId: text,
  id: text,
  eventName: text,
  timestamp: instant,
  properties: json<UsageEvent['properties']>(),
  payloadHash: payloadHashColumn,
  receivedAt: instant
})

/** Something that happened, as it is stored; it is never overwritten (USG 3). */
export type UsageEventRecord = RecordOf<typeof usageEventMapping.columns>
