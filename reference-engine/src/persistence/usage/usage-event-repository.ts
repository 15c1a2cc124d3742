import { sql } from 'kysely'
import type { UsageEventStatus } from '../../domain/metering/usage-event-status.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { pageOf } from '../record-table.ts'
import type { Page } from '../record-table.ts'
import { eventColumns, toRevision, toUsageEvent } from './mapping.ts'
import type { EventRow, RevisionRow, UsageEventRecord, UsageEventRevision } from './mapping.ts'
import { ofCustomer } from './usage-place.ts'
import type { OfCustomer } from './usage-place.ts'

type Event = OfCustomer & { readonly id: string }
type EventPage = OfCustomer & {
  readonly eventName?: string | undefined
  readonly start?: Instant | undefined
  readonly end?: Instant | undefined
  readonly status?: UsageEventStatus | undefined
  readonly limit: number
  readonly after?: Pick<UsageEventRecord, 'timestamp' | 'id'> | undefined
}

/** Stored events of one customer; `ingestBatch` adds them, `correctUsageEvent` changes them. */
export const usageEventRepository = (queries: Queries) => ({
  find: async (
    { organizationId, customerId, id }: Event
  ): Promise<UsageEventRecord | undefined> => {
    const customer = { organizationId, customerId }
    const { rows: [row] } = await sql<EventRow>`select ${sql.raw(eventColumns)}
      from usage_events as e where ${ofCustomer(customer, 'e')} and e.id = ${id}`.execute(queries)
    return row && toUsageEvent(customer, row)
  },
  /** The payloads it had before, oldest first. */
  history: async (
    { organizationId, customerId, id }: Event
  ): Promise<UsageEventRevision[]> => {
    const { rows } = await sql<RevisionRow>`select r.event_name, r.timestamp, r.properties,
        r.revision, r.recorded_at, r.replaced_at, r.reason,
        encode(r.payload_hash, 'hex') as payload_hash
      from usage_event_revisions as r
      where ${ofCustomer({ organizationId, customerId }, 'r')} and r.id = ${id}
      order by r.revision`.execute(queries)
    return rows.map(toRevision)
  },
  /** Newest timestamp first, ties by id. */
  page: async (
    { organizationId, customerId, limit, ...filter }: EventPage
  ): Promise<Page<UsageEventRecord>> => {
    const customer = { organizationId, customerId }
    const { rows } = await sql<EventRow>`select ${sql.raw(eventColumns)}
      from usage_events as e where ${sql.join([ofCustomer(customer, 'e'), ...chosen(filter)],
        sql` and `)}
      order by e.timestamp desc, e.id desc limit ${sql.lit(limit + 1)}`.execute(queries)
    return pageOf(rows.map((row) => toUsageEvent(customer, row)), limit)
  }
})

const chosen = (
  { eventName, start, end, status, after }: Omit<EventPage, keyof OfCustomer | 'limit'>
) => [
  ...(eventName === undefined ? [] : [sql`e.event_name = ${eventName}`]),
  ...(start === undefined ? [] : [sql`e.timestamp >= ${instantText(start)}::timestamptz`]),
  ...(end === undefined ? [] : [sql`e.timestamp < ${instantText(end)}::timestamptz`]),
  ...(status === undefined
    ? []
    : [status === 'voided' ? sql`e.voided_at is not null` : sql`e.voided_at is null`]),
  ...(after === undefined
    ? []
    : [sql`(e.timestamp, e.id) < (${instantText(after.timestamp)}::timestamptz, ${after.id})`])
]
