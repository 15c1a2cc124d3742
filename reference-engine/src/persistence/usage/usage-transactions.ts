import { CompiledQuery } from 'kysely'
import { decimalOf } from '../../domain/metering/fixed-value.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import type { Period } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { instants, smallints, texts } from './binary-array.ts'
import { countingMetersNamed } from './counting-meters.ts'
import { rawEvent } from './raw-events.ts'
import type { RawEventRow } from './raw-events.ts'
import type { OfCustomer } from './usage-place.ts'

type Wanted = OfCustomer & { readonly meterId: string; readonly period: Period }
type Row = RawEventRow & { readonly ordinal: string }

const eventsOfWindows = prepared('events_of_windows', `
  select v.n as ordinal, e.id, e.event_name, e.timestamp, e.properties,
    encode(e.payload_hash, 'hex') as payload_hash
  from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
      $6::timestamptz[]) with ordinality
    as v (bucket, organization_id, customer_id, event_name, start_at, end_at, n)
  join customers as c on c.organization_id = v.organization_id and c.id = v.customer_id
  cross join lateral (select * from usage_events where bucket = v.bucket
    and customer_number = c.number and event_name = v.event_name and voided_at is null
    and timestamp >= v.start_at and timestamp < v.end_at offset 0) as e
  order by v.n, e.timestamp, e.id`)

/** For each window the values of its meter's events, one by one, by (timestamp, id): PRC 5. */
export const usageTransactions = async (
  queries: Queries,
  windows: readonly Wanted[]
): Promise<Decimal[][]> => {
  if (windows.length === 0) return []
  const meterOf = await countingMetersNamed(queries, windows)
  const asked = windows.map((window) => ({ ...window, meter: meterOf(window) }))
  const { rows } = await queries.executeQuery<Row>(CompiledQuery.raw(eventsOfWindows, [
    smallints(asked, ({ organizationId, customerId }) => bucketOf(organizationId, customerId)),
    texts(asked, ({ organizationId }) => organizationId),
    texts(asked, ({ customerId }) => customerId),
    texts(asked, ({ meter }) => meter.definition.eventName),
    instants(asked, ({ period: { start } }) => start),
    instants(asked, ({ period: { end } }) => end)
  ]))
  const found = Map.groupBy(rows, ({ ordinal }) => Number(ordinal) - 1)
  return asked.map(({ meter }, ordinal) => (found.get(ordinal) ?? []).flatMap((row) => {
    const value = meter.measure(rawEvent(row)).contribution?.value
    return value === undefined ? [] : [decimalOf(value)]
  }))
}
