import { bytes, instant, integer, json, nullable, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const idempotencyKeyMapping = mapping({
  /** The organization, or `platform`. */
  scope: text,
  method: text,
  path: text,
  key: text,
  requestHash: text,
  /** Counts who has taken the key over; only the last may complete it. */
  attempt: integer,
  lockedUntil: instant,
  expiresAt: instant,
  responseStatus: nullable(integer),
  responseHeaders: nullable(json<{ readonly [name: string]: string }>()),
  responseBody: nullable(bytes)
})

/** A key and, once it is there, its answer, as they are stored (IDM 1). */
export type IdempotencyKeyRecord = RecordOf<typeof idempotencyKeyMapping.columns>
