import { sql } from 'kysely'
import { bucketOf } from '../bucket.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { toRecord } from '../record-mapping.ts'
import { pageOf, recordTable } from '../record-table.ts'
import type { Page } from '../record-table.ts'
import { usageEventMapping } from './mapping.ts'
import type { UsageEventRecord } from './mapping.ts'

const events = recordTable({
  table: 'usage_events',
  mapping: usageEventMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfCustomer = Pick<UsageEventRecord, 'organizationId' | 'customerId'>
type EventPage = OfCustomer & {
  readonly eventName?: string | undefined
  readonly limit: number
  readonly after?: Pick<UsageEventRecord, 'timestamp' | 'id'> | undefined
}

/** Stored events of one customer; only `ingestBatch` adds any. */
export const usageEventRepository = (queries: Queries) => ({
  find: ({ organizationId, customerId, id }: OfCustomer & Pick<UsageEventRecord, 'id'>) =>
    events.find(queries, { organizationId, customerId, id }),
  /** Newest timestamp first, ties by id. */
  page: async (
    { organizationId, customerId, eventName, limit, after }: EventPage
  ): Promise<Page<UsageEventRecord>> => {
    const named = eventName === undefined ? sql`` : sql`and event_name = ${eventName}`
    const older = after === undefined
      ? sql``
      : sql`and (timestamp, id) < (${instantText(after.timestamp)}::timestamptz, ${after.id})`
    const { rows } = await sql<Record<string, unknown>>`select * from usage_events
      where bucket = ${bucketOf(organizationId, customerId)}
        and organization_id = ${organizationId} and customer_id = ${customerId} ${named} ${older}
      order by timestamp desc, id desc limit ${sql.lit(limit + 1)}`.execute(queries)
    return pageOf(rows.map((row) => toRecord(usageEventMapping, row)), limit)
  }
})
