import { instant, nullable, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const auditEntryMapping = mapping({
  organizationId: text,
  id: text,
  at: instant,
  /** Who: the id of an API key, `platform` or `scheduler`. */
  actor: text,
  /** What: the operation's id, or the name of the job. */
  action: text,
  objectType: text,
  objectId: text,
  beforeDigest: nullable(text),
  afterDigest: nullable(text),
  requestId: nullable(text)
})

/** The trace of one state change, as it is stored (SEC 3). */
export type AuditEntryRecord = RecordOf<typeof auditEntryMapping.columns>
