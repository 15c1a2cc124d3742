import { sql } from 'kysely'
import type { Period } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import { instantText } from '../columns.ts'
import type { Transaction } from '../connection/database.ts'

export type ClosedUsageWindow = {
  readonly organizationId: string
  readonly customerId: string
  readonly invoiceId: string
  readonly meterId: string
  readonly period: Period
}

/**
 * Closes what stands on an invoice that is being finalized: from the commit on, ingestion refuses
 * events in these windows (USG 5.4). Needs `lockUsage` of the customer, taken before the usage of
 * the invoice was read.
 */
export const closeUsageWindows = async (
  transaction: Transaction,
  windows: readonly ClosedUsageWindow[]
): Promise<void> => {
  if (windows.length === 0) return
  const rows = windows.map(({ organizationId, customerId, invoiceId, meterId, period }) => sql`(
    ${bucketOf(organizationId, customerId)}, ${organizationId}, ${customerId}, ${meterId},
    ${instantText(period.start)}, ${instantText(period.end)}, ${invoiceId})`)
  // An invoice may rate one window by several prices; it is closed once.
  await sql`insert into closed_usage_windows (bucket, organization_id, customer_id, meter_id,
      start_at, end_at, invoice_id)
    values ${sql.join(rows)} on conflict do nothing`.execute(transaction)
}
