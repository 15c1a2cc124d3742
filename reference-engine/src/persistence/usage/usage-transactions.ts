import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import { decimalOf } from '../../domain/metering/fixed-value.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import type { Period } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { countingMetersOf } from './counting-meters.ts'
import { rawEvent } from './raw-events.ts'
import type { RawEventRow } from './raw-events.ts'
import { ofCustomer } from './usage-place.ts'
import type { OfCustomer } from './usage-place.ts'

type Wanted = OfCustomer & { readonly meterId: string; readonly period: Period }

/** The values of a meter's events in a window, one by one, by (timestamp, id): PRC 5. */
export const usageTransactions = async (
  queries: Queries,
  { organizationId, customerId, meterId, period: { start, end } }: Wanted
): Promise<Decimal[]> => {
  const meter = (await countingMetersOf(queries, { organizationId, ids: [meterId] })).get(meterId)
  assert(meter !== undefined, 'the meter is one of the organization')
  const { rows } = await sql<RawEventRow>`
    select e.id, e.event_name, e.timestamp, e.properties,
      encode(e.payload_hash, 'hex') as payload_hash
    from usage_events as e where ${ofCustomer({ organizationId, customerId }, 'e')}
      and e.event_name = ${meter.definition.eventName} and e.voided_at is null
      and e.timestamp >= ${instantText(start)}::timestamptz
      and e.timestamp < ${instantText(end)}::timestamptz
    order by e.timestamp, e.id`.execute(queries)
  return rows.flatMap((row) => {
    const value = meter.measure(rawEvent(row)).contribution?.value
    return value === undefined ? [] : [decimalOf(value)]
  })
}
