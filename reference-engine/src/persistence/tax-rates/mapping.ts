import { boolean, decimal, instant, metadata, nullable, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const taxRateMapping = mapping({
  organizationId: text,
  id: text,
  name: text,
  percentage: decimal,
  inclusive: boolean,
  country: nullable(text),
  metadata,
  archivedAt: nullable(instant),
  createdAt: instant
})

/** A tax by its percentage, as it is stored. */
export type TaxRateRecord = RecordOf<typeof taxRateMapping.columns>
