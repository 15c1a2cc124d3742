import { CompiledQuery, sql } from 'kysely'
import type { UsagePlace } from '../../application/usage-events/usage-ports.ts'
import { contains, parseInstant } from '../../domain/time/instant.ts'
import type { Instant, Moment, Period } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Transaction } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { bigints, smallints } from './binary-array.ts'
import { ofCustomer } from './usage-place.ts'
import type { OfCustomer } from './usage-place.ts'

/**
 * Whether closed window `w` of an organization `o` refuses usage: by the organization's policy
 * (USG 5.4), or because no later invoice would bill it (USG 7.3).
 */
const refuses = `(o.late_usage_policy = 'reject' or w.ended)`

/** Whether a window of a meter and customer that holds an instant takes no more usage. */
export type IsClosed =
  (customerNumber: number, meterNumber: number, timestamp: Moment) => boolean

type Row = {
  readonly customer_number: string
  readonly meter_number: string
  readonly start_at: string
  readonly end_at: string
}

const refusingSince = prepared('refusing_windows', `
  select w.customer_number, w.meter_number, w.start_at, w.end_at
  from unnest($1::smallint[], $2::bigint[]) as p (b, c)
  join closed_usage_windows as w on w.bucket = p.b and w.customer_number = p.c
    and w.end_at > $3::timestamptz
  join customers as c on c.number = w.customer_number
  join organizations as o on o.id = c.organization_id
  where ${refuses}`)

type Wanted = { readonly places: readonly UsagePlace[]; readonly since: Moment }

/** Reads the refusing windows of customers, but for those that end before `since`. */
export const readClosedWindows = async (
  transaction: Transaction,
  { places, since }: Wanted
): Promise<IsClosed> => {
  const { rows } = await transaction.executeQuery<Row>(CompiledQuery.raw(refusingSince, [
    smallints(places, ({ bucket }) => bucket),
    bigints(places, ({ customerNumber }) => customerNumber),
    instantText(since)
  ]))
  const windows = Map.groupBy(rows, (row) => `${row.customer_number} ${row.meter_number}`)
  if (windows.size === 0) return () => false
  const periods = new Map([...windows].map(([key, closed]) => [key, closed.map((row) => ({
    start: parseInstant(row.start_at), end: parseInstant(row.end_at)
  }))]))
  return (customerNumber, meterNumber, timestamp) =>
    (periods.get(`${customerNumber} ${meterNumber}`) ?? []).some((each) =>
      contains(each, timestamp))
}

type Held = OfCustomer & { readonly timestamps: readonly Instant[] }

/** The refusing windows of one customer that hold any of some instants. */
export const refusingWindows = async (
  transaction: Transaction,
  { timestamps, ...customer }: Held
): Promise<{ meterId: string; period: Period }[]> => {
  const instants = timestamps.map(instantText)
  const { rows } = await sql<{ id: string; start_at: string; end_at: string }>`
    select distinct m.id, w.start_at, w.end_at
    from unnest(${instants}::timestamptz[]) as held (at)
    join closed_usage_windows as w on ${ofCustomer(customer, 'w')}
      and w.start_at <= held.at and held.at < w.end_at
    join meters as m on m.number = w.meter_number
    join organizations as o on o.id = m.organization_id
    where ${sql.raw(refuses)}`.execute(transaction)
  return rows.map(({ id, start_at: start, end_at: end }) =>
    ({ meterId: id, period: { start: parseInstant(start), end: parseInstant(end) } }))
}
