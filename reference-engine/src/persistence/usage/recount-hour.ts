import { sql } from 'kysely'
import type { Counted } from '../../domain/metering/counting-meter.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import { instantText } from '../columns.ts'
import type { Transaction } from '../connection/database.ts'
import { allCountingMeters } from './counting-meters.ts'
import { rawEvent } from './raw-events.ts'
import type { RawEventRow } from './raw-events.ts'
import { rollupDeltas } from './rollup-deltas.ts'
import { addDeltas } from './rollup-statements.ts'
import { ofCustomer } from './usage-place.ts'
import type { OfCustomer } from './usage-place.ts'

type Hour = {
  readonly customer: OfCustomer
  readonly eventName: string
  readonly hour: Instant
}

type Row = RawEventRow & { readonly customer_number: string }

/**
 * Counts one customer's events of one name in one hour anew, for every meter of the name. What is
 * taken out of a sum could be subtracted, but not out of a greatest or a latest value.
 */
export const recountHour = async (
  transaction: Transaction,
  { customer: { organizationId, customerId }, eventName, hour }: Hour
): Promise<void> => {
  const customer = { organizationId, customerId }
  const meters = (await allCountingMeters(transaction, organizationId))
    .filter(({ definition }) => definition.eventName === eventName)
  if (meters.length === 0) return
  const numbers = sql`any(${meters.map(({ number }) => number)}::bigint[])`
  const [start, end] = [instantText(hour), instantText(hour.add({ hours: 1 }))]
  await sql`delete from usage_rollups as r where ${ofCustomer(customer, 'r')}
    and r.meter_number = ${numbers} and r.hour = ${start}::timestamptz`.execute(transaction)
  await sql`delete from usage_uniques as u where ${ofCustomer(customer, 'u')}
    and u.meter_number = ${numbers} and u.hour = ${start}::timestamptz`.execute(transaction)
  const { rows } = await sql<Row>`
    select e.customer_number, e.id, e.event_name, e.timestamp, e.properties,
      encode(e.payload_hash, 'hex') as payload_hash
    from usage_events as e where ${ofCustomer(customer, 'e')} and e.event_name = ${eventName}
      and e.voided_at is null
      and e.timestamp >= ${start}::timestamptz and e.timestamp < ${end}::timestamptz`
    .execute(transaction)
  const events = rows.map((row) => ({
    place: {
      bucket: bucketOf(organizationId, customerId), customerNumber: Number(row.customer_number)
    },
    counted: meters.flatMap((meter): Counted[] => {
      const { contribution } = meter.measure(rawEvent(row))
      return contribution === undefined ? [] : [{ meter, contribution }]
    })
  }))
  await addDeltas(transaction, rollupDeltas(events))
}
