import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import { instantText } from '../columns.ts'
import type { Transaction } from '../connection/database.ts'
import { eventKey } from './event-key.ts'
import { payloadHashColumn } from './mapping.ts'
import { addToRollups, addToUniques, measurements } from './rollup-statements.ts'

/** An event that the domain has checked against the meters of `catalogueVersion`. */
export type IngestEvent = UsageEvent & {
  readonly organizationId: string
  readonly customerId: string
  readonly catalogueVersion: bigint
  /** 64 hex digits. */
  readonly payloadHash: string
  readonly receivedAt: Instant
}

/** What became of an event; one whose id was taken may be a duplicate or a conflict. */
export type Stored = 'inserted' | 'closed' | 'meters_changed' | 'id_taken'

/** Either a refused event by its ordinal, or the key of one that was inserted. */
type Row = { readonly unmeasured: string } & (
  | { readonly id: null; readonly ordinal: number; readonly refusal: Stored }
  | { readonly id: string; readonly organizationId: string; readonly customerId: string }
)

/**
 * Stores a batch in one statement: events whose id is new, the rollups and the distinct values
 * they add to. Needs the locks of `shareUsage`. Of two events with one id the first is taken.
 */
export const ingestStatement = async (
  transaction: Transaction,
  events: readonly IngestEvent[]
): Promise<Stored[]> => {
  const { rows } = await sql<Row>`
    with input as materialized (
      select ${sql.raw(columns)} from unnest(${sql.join(arrays(events))}) with ordinality as e
        (bucket, organization_id, customer_id, id, event_name, timestamp, properties, payload_hash,
          received_at, version, number)
    ),
    judged as materialized (${judgements}),
    candidates as materialized (
      select distinct on (bucket, organization_id, customer_id, id) * from judged
      where refusal is null order by bucket, organization_id, customer_id, id, ordinal
    ),
    inserted as (${insertion}),
    measured as materialized (${measurements(sql`inserted`)}),
    rolled as (${addToRollups(sql`measured`)}),
    uniques as (${addToUniques(sql`measured`)})
    select ordinal, refusal, null as "organizationId", null as "customerId", null as id,
      (select count(*) from measured where not measured and archived_at is null) as unmeasured
    from judged where refusal is not null
    union all
    select null, null, organization_id, customer_id, id,
      (select count(*) from measured where not measured and archived_at is null)
    from inserted`.execute(transaction)
  const unmeasured = rows.some((row) => row.unmeasured !== '0')
  assert(!unmeasured, 'every stored event counts in every active meter of its name')
  return outcomes(events, rows)
}

/** Why an event cannot be stored now, apart from its id. */
const judgements = sql`select e.*, case
    when e.version is distinct from o.meter_catalogue_version then 'meters_changed'
    when exists (select from meters as m join closed_usage_windows as w
        on w.organization_id = m.organization_id and w.meter_id = m.id
      where m.organization_id = e.organization_id and m.event_name = e.event_name
        and w.bucket = e.bucket and w.customer_id = e.customer_id
        and w.start_at <= e.timestamp and e.timestamp < w.end_at) then 'closed'
    end as refusal
  from input as e left join organizations as o on o.id = e.organization_id`

/** In the order of the key, so that batches which share ids wait for each other in one order. */
const insertion = sql`insert into usage_events (bucket, organization_id, customer_id, id,
    event_name, timestamp, properties, payload_hash, received_at)
  select bucket, organization_id, customer_id, id,
    event_name, timestamp, properties, payload_hash, received_at
  from candidates order by bucket, organization_id, customer_id, id
  on conflict do nothing returning *`

/** The rows name new events by their key; the first event of a key is the one that was taken. */
const outcomes = (events: readonly IngestEvent[], rows: readonly Row[]): Stored[] => {
  const refusals = new Map<number, Stored>()
  const inserted = new Set<string>()
  for (const row of rows) {
    if (row.id === null) refusals.set(row.ordinal, row.refusal)
    else inserted.add(eventKey(row))
  }
  return events.map((event, ordinal) =>
    refusals.get(ordinal) ?? (inserted.delete(eventKey(event)) ? 'inserted' : 'id_taken'))
}

const columns = `(number - 1)::integer as ordinal, bucket, organization_id collate "C",
  customer_id collate "C", id collate "C", event_name collate "C", timestamp,
  properties::jsonb, payload_hash, received_at, version`

/** One array for each column: the statement is the same for any number of events. */
const arrays = (events: readonly IngestEvent[]) => {
  const array = (type: string, value: (event: IngestEvent) => string | number) =>
    sql`${events.map(value)}::${sql.raw(type)}[]`
  return [
    array('smallint', ({ organizationId, customerId }) => bucketOf(organizationId, customerId)),
    array('text', ({ organizationId }) => organizationId),
    array('text', ({ customerId }) => customerId),
    array('text', ({ id }) => id),
    array('text', ({ eventName }) => eventName),
    array('timestamptz', ({ timestamp }) => instantText(timestamp)),
    array('text', ({ properties }) => JSON.stringify(properties)),
    array('numeric', ({ payloadHash }) => payloadHashColumn.toWritten(payloadHash)),
    array('timestamptz', ({ receivedAt }) => instantText(receivedAt)),
    array('bigint', ({ catalogueVersion }) => catalogueVersion.toString())
  ]
}
