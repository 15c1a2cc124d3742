import { lateUsagePolicies } from '../../domain/metering/late-usage-policy.ts'
import { bytes, instant, integer, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const organizationMapping = mapping({
  id: text,
  name: text,
  timeZone: text,
  draftGraceHours: integer,
  lateUsagePolicy: oneOf(...lateUsagePolicies),
  invoiceNumberPrefix: text,
  paymentTermsDays: integer,
  createdAt: instant,
  updatedAt: instant
})

/** A tenant, as it is stored. */
export type OrganizationRecord = RecordOf<typeof organizationMapping.columns>

export const apiKeyMapping = mapping({
  organizationId: text,
  id: text,
  name: text,
  role: oneOf('admin', 'billing', 'ingest', 'read_only'),
  /** SHA-256 of the secret: the secret itself is stored nowhere (SEC 2). */
  secretHash: bytes,
  secretHint: text,
  revokedAt: nullable(instant),
  createdAt: instant
})

/** A key of an organization, as it is stored. */
export type ApiKeyRecord = RecordOf<typeof apiKeyMapping.columns>
