import { CompiledQuery } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { prepared } from '../connection/prepared-statements.ts'
import { partCount, takesPart } from '../locks.ts'
import type { JobKind } from './mapping.ts'

/** What others are at work on stands first among what is due; their parts are among its first. */
const looked_at = 1000

const taking = prepared('take_part', `
  with due as materialized (select bucket % ${partCount} as index, row_number() over () as place
    from (select bucket from jobs
      where test_clock_id is null and kind = $1 and available_at <= $2::timestamptz
      order by available_at, subject_id limit ${looked_at}) as first),
  parts as materialized (select index from due group by index order by min(place))
  select index from parts where ${takesPart('index')} limit 1`)

/** One of so many equal shares of all customers; their number divides that of the buckets. */
export type JobPart = { readonly index: number; readonly of: number }

export type DueOfKind = { readonly kind: JobKind; readonly now: Instant }

/**
 * The share of customers to whom the first due job belongs that nobody has taken, taken until the
 * transaction ends; none where nothing else is due.
 */
export const takePart = async (
  queries: Queries,
  { kind, now }: DueOfKind
): Promise<JobPart | undefined> => {
  const { rows: [part] } = await queries.executeQuery<{ readonly index: number }>(
    CompiledQuery.raw(taking, [kind, instantText(now)]))
  return part && { index: part.index, of: partCount }
}
