import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { hourOf } from '../../domain/metering/hours.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Transaction } from '../connection/database.ts'
import type { UsageEventRecord } from './mapping.ts'
import { recountHour } from './recount-hour.ts'
import { ofCustomer } from './usage-place.ts'

export type UsageCorrection = {
  readonly before: UsageEventRecord
  /** Voided, or of the next revision: then the payload of `before` goes into the history. */
  readonly after: UsageEventRecord
  readonly at: Instant
  readonly reason: string | null
}

/**
 * Corrects an event: keeps the payload that is replaced, or marks the event as voided, and counts
 * anew the hours that it leaves and enters. Needs `lockCorrectedUsage`, taken before it was read.
 */
export const correctUsageEvent = async (
  transaction: Transaction,
  correction: UsageCorrection
): Promise<void> => {
  const { before, after } = correction
  assert(before.voidedAt === null, 'a voided event is not corrected')
  if (after.voidedAt === null) await replacePayload(transaction, correction)
  else await markVoided(transaction, correction)
  const touched = new Map([before, after].map(({ eventName, timestamp }) => {
    const hour = hourOf(timestamp)
    return [`${hour.toString()} ${eventName}`, { eventName, hour }]
  }))
  for (const { eventName, hour } of touched.values()) {
    await recountHour(transaction, { customer: before, eventName, hour })
  }
}

const own = (event: UsageEventRecord) => sql`${ofCustomer(event, 'e')} and e.id = ${event.id}`

const markVoided = async (
  transaction: Transaction,
  { before, at, reason }: UsageCorrection
): Promise<void> => {
  await sql`update usage_events as e
    set voided_at = ${instantText(at)}::timestamptz, void_reason = ${reason}
    where ${own(before)}`.execute(transaction)
}

/** A payload was recorded when it replaced the one before, the first when it was received. */
const replacePayload = async (
  transaction: Transaction,
  { before, after, at, reason }: UsageCorrection
): Promise<void> => {
  await sql`insert into usage_event_revisions (bucket, customer_number, id, revision, event_name,
      timestamp, properties, payload_hash, recorded_at, replaced_at, reason)
    select e.bucket, e.customer_number, e.id, e.revision, e.event_name,
      e.timestamp, e.properties, e.payload_hash, coalesce((select p.replaced_at
        from usage_event_revisions as p where p.bucket = e.bucket
          and p.customer_number = e.customer_number and p.id = e.id
          and p.revision = e.revision - 1), e.received_at),
      ${instantText(at)}::timestamptz, ${reason}
    from usage_events as e where ${own(before)}`.execute(transaction)
  await sql`update usage_events as e set revision = ${after.revision}::smallint,
      event_name = ${after.eventName}, timestamp = ${instantText(after.timestamp)}::timestamptz,
      properties = ${canonicalJson(after.properties)},
      payload_hash = decode(${after.payloadHash}, 'hex')
    where ${own(before)}`.execute(transaction)
}
