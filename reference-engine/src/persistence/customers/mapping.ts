import { instant, json, metadata, nullable, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const customerMapping = mapping({
  organizationId: text,
  id: text,
  name: text,
  externalId: nullable(text),
  email: nullable(text),
  timeZone: nullable(text),
  testClockId: nullable(text),
  taxRateIds: json<readonly string[]>(),
  metadata,
  archivedAt: nullable(instant),
  createdAt: instant,
  updatedAt: instant
})

/** Who is billed, as it is stored. */
export type CustomerRecord = RecordOf<typeof customerMapping.columns>
