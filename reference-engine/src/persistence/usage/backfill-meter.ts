import { sql } from 'kysely'
import type { UsagePlace } from '../../application/usage-events/usage-ports.ts'
import { assert } from '../../domain/assert.ts'
import type { Counted, CountingMeter } from '../../domain/metering/counting-meter.ts'
import { bucketOf } from '../bucket.ts'
import type { Transaction } from '../connection/database.ts'
import type { MeterRecord } from '../meters/mapping.ts'
import { bigints, smallints } from './binary-array.ts'
import { toCountingMeter } from './counting-meters.ts'
import { rollupDeltas } from './rollup-deltas.ts'
import { addDeltas } from './rollup-statements.ts'
import { rawEvent } from './raw-events.ts'
import type { RawEventRow } from './raw-events.ts'

/** Few enough to be held at once, many enough to be fast. */
const chunk_events = 5000

type Row = RawEventRow & { readonly bucket: number; readonly customer_number: string }
type Place = UsagePlace & { readonly id: string }

/**
 * Counts for a new meter what is stored already, customer by customer and chunk by chunk. The
 * caller keeps ingestion out meanwhile; an event that lacks the value is not counted.
 */
export const backfillMeter = async (
  transaction: Transaction,
  record: MeterRecord
): Promise<void> => {
  const meter = await stored(transaction, record)
  for await (const places of placesOf(transaction, record)) {
    for (let after: Place | undefined, more = true; more;) {
      const rows = await chunk(transaction, { record, places, after })
      const events = rows.map((row) => ({ place: placeOf(row), counted: counted(meter, row) }))
      await addDeltas(transaction, rollupDeltas(events))
      const last = rows.at(-1)
      more = last !== undefined && rows.length === chunk_events
      if (last !== undefined) after = { ...placeOf(last), id: last.id }
    }
  }
}

const chunk_customers = 100

async function* placesOf(
  transaction: Transaction,
  { organizationId }: MeterRecord
): AsyncGenerator<UsagePlace[]> {
  for (let after = ''; ;) {
    const { rows } = await sql<{ id: string; number: string }>`select id, number from customers
      where organization_id = ${organizationId} and id > ${after}
      order by id limit ${sql.lit(chunk_customers)}`.execute(transaction)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(({ id, number }) =>
      ({ bucket: bucketOf(organizationId, id), customerNumber: Number(number) }))
    after = last.id
  }
}

const stored = async (
  transaction: Transaction,
  record: MeterRecord
): Promise<CountingMeter> => {
  const { rows: [row] } = await sql<{ number: string }>`select number from meters
    where organization_id = ${record.organizationId} and id = ${record.id}`.execute(transaction)
  assert(row !== undefined, 'the meter is stored before it is backfilled')
  return toCountingMeter({ ...record, number: row.number })
}

const placeOf = ({ bucket, customer_number }: Row) =>
  ({ bucket, customerNumber: Number(customer_number) })

const counted = (meter: CountingMeter, row: Row): Counted[] => {
  const { contribution } = meter.measure(rawEvent(row))
  return contribution === undefined ? [] : [{ meter, contribution }]
}

type Chunk = {
  readonly record: MeterRecord
  readonly places: readonly UsagePlace[]
  readonly after: Place | undefined
}

const chunk = async (
  transaction: Transaction,
  { record, places, after }: Chunk
): Promise<Row[]> => {
  const later = after === undefined
    ? sql``
    : sql`and (e.customer_number, e.id) > (${after.customerNumber}::bigint, ${after.id})`
  const { rows } = await sql<Row>`
    select e.bucket, e.customer_number, e.id, e.event_name, e.timestamp, e.properties,
      encode(e.payload_hash, 'hex') as payload_hash
    from unnest(${smallints(places, ({ bucket }) => bucket)}::smallint[],
      ${bigints(places, ({ customerNumber }) => customerNumber)}::bigint[]) as p (b, c)
    join usage_events as e on e.bucket = p.b and e.customer_number = p.c
    where e.event_name = ${record.eventName} and e.voided_at is null ${later}
    order by e.customer_number, e.id limit ${sql.lit(chunk_events)}`
    .execute(transaction)
  return rows
}
