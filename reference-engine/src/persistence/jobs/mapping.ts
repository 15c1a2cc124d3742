import { billingJobKinds } from '../../application/billing/billing-job.ts'
import { instant, integer, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const jobMapping = mapping({
  organizationId: text,
  kind: oneOf(...billingJobKinds),
  /** The subscription, invoice, credit grant or clock that the job is about. */
  subjectId: text,
  /** Null where the subject belongs to no customer. */
  customerId: nullable(text),
  /** The clock on which `dueAt` is read; null is real time. */
  testClockId: nullable(text),
  dueAt: instant,
  /** When it may be tried next in real time: `dueAt`, or later after a failure. */
  availableAt: instant,
  attempts: integer,
  lastError: nullable(text)
})

/** Something that has to be done at an instant, as it is stored. */
export type JobRecord = RecordOf<typeof jobMapping.columns>
export type JobKind = JobRecord['kind']
