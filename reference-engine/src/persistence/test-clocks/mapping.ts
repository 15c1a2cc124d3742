import { instant, nullable, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const testClockMapping = mapping({
  organizationId: text,
  id: text,
  name: nullable(text),
  now: instant,
  /** Where an advance under way is going; null when the clock is ready. */
  advancingTo: nullable(instant),
  createdAt: instant
})

/** A clock that customers live on, as it is stored (SIM 1). */
export type TestClockRecord = RecordOf<typeof testClockMapping.columns>
