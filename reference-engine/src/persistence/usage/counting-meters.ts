import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { assert } from '../../domain/assert.ts'
import { countingMeter } from '../../domain/metering/counting-meter.ts'
import type { CountingMeter } from '../../domain/metering/counting-meter.ts'
import type { Queries } from '../connection/database.ts'
import { meterMapping } from '../meters/mapping.ts'
import type { MeterRecord } from '../meters/mapping.ts'
import { toRecord } from '../record-mapping.ts'
import { texts } from './binary-array.ts'

type Row = Record<string, unknown> & { readonly number: string }
type Numbered = MeterRecord & { readonly number: string }

/** A stored meter as the domain counts with it. */
export const toCountingMeter = (meter: Numbered): CountingMeter => {
  const { eventName, aggregation, valueProperty, filters, groupBy, carryForward } = meter
  return countingMeter({
    number: Number(meter.number),
    archived: meter.archivedAt !== null,
    definition: {
      eventName, aggregation, valueProperty: valueProperty ?? undefined,
      filters, groupBy, carryForward
    }
  })
}

const chosen = async (queries: Queries, condition: RawBuilder<unknown>) => {
  const { rows } = await sql<Row>`select * from meters where ${condition} order by id`
    .execute(queries)
  return rows.map((row) => {
    const record = toRecord(meterMapping, row)
    const { organizationId, id } = record
    return { organizationId, id, meter: toCountingMeter({ ...record, number: row.number }) }
  })
}

/** Every meter of an organization, archived ones too: they count what they can read. */
export const allCountingMeters = async (
  queries: Queries,
  organizationId: string
): Promise<CountingMeter[]> => {
  const found = await chosen(queries, sql`organization_id = ${organizationId}`)
  return found.map(({ meter }) => meter)
}

type Several = { readonly organizationId: string; readonly ids: readonly string[] }

/** Meters by their ids. */
export const countingMetersOf = async (
  queries: Queries,
  { organizationId, ids }: Several
): Promise<ReadonlyMap<string, CountingMeter>> => {
  const found = await chosen(queries,
    sql`organization_id = ${organizationId} and id = any(${ids}::text[])`)
  return new Map(found.map(({ id, meter }) => [id, meter]))
}

type MeterName = { readonly organizationId: string; readonly meterId: string }

/** Meters of any organizations: what finds each by its name. */
export const countingMetersNamed = async (
  queries: Queries,
  wanted: readonly MeterName[]
): Promise<(name: MeterName) => CountingMeter> => {
  const key = ({ organizationId, meterId }: MeterName): string => `${organizationId} ${meterId}`
  const names = [...new Map(wanted.map((name) => [key(name), name])).values()]
  const found = await chosen(queries, sql`(organization_id, id) in (select o, m from unnest(
    ${texts(names, ({ organizationId }) => organizationId)}::text[],
    ${texts(names, ({ meterId }) => meterId)}::text[]) as v (o, m))`)
  const meters = new Map(found.map(({ organizationId, id, meter }) =>
    [key({ organizationId, meterId: id }), meter]))
  return (name) => {
    const meter = meters.get(key(name))
    assert(meter !== undefined, 'every window names a meter of the organization')
    return meter
  }
}
