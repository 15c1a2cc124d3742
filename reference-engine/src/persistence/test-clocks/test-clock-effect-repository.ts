import { CompiledQuery, sql } from 'kysely'
import type { Effect } from '../../application/billing/effect.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { toRecord } from '../record-mapping.ts'
import { pageOf } from '../record-table.ts'
import type { Page } from '../record-table.ts'
import { instants, texts } from '../usage/binary-array.ts'
import { testClockEffectMapping } from './mapping.ts'
import type { TestClockEffectRecord } from './mapping.ts'

type OfTestClock = { readonly organizationId: string; readonly testClockId: string }
/** By the instant at which it happened, and within one instant by the order of the doing. */
type Place = Pick<TestClockEffectRecord, 'at' | 'position'>
type EffectPage = OfTestClock & { readonly limit: number; readonly after?: Place | undefined }

const appending = `insert into test_clock_effects
    (organization_id, test_clock_id, position, at, type, object_id)
  select $1, $2, ordinal + coalesce((select max(position) from test_clock_effects
    where organization_id = $1 and test_clock_id = $2), 0), at, type, object_id
  from unnest($3::timestamptz[], $4::text[], $5::text[])
    with ordinality as v (at, type, object_id, ordinal)`

/** What advances brought about; append-only. Whoever appends holds the clock. */
export const testClockEffectRepository = (queries: Queries) => ({
  /** They go on from the clock's last position, in the order given. */
  append: async (
    { organizationId, testClockId }: OfTestClock,
    effects: readonly Effect[]
  ): Promise<void> => {
    if (effects.length === 0) return
    await queries.executeQuery(CompiledQuery.raw(appending, [
      organizationId, testClockId, instants(effects, ({ at }) => at),
      texts(effects, ({ type }) => type), texts(effects, ({ objectId }) => objectId)
    ]))
  },
  /** The place of the last one. */
  last: async ({ organizationId, testClockId }: OfTestClock): Promise<Place | undefined> => {
    const { rows: [row] } = await sql<Record<string, unknown>>`select * from test_clock_effects
      where organization_id = ${organizationId} and test_clock_id = ${testClockId}
      order by at desc, position desc limit 1`.execute(queries)
    if (row === undefined) return undefined
    const { at, position } = toRecord(testClockEffectMapping, row)
    return { at, position }
  },
  /** In the order of their places. */
  page: async (
    { organizationId, testClockId, limit, after }: EffectPage
  ): Promise<Page<TestClockEffectRecord>> => {
    const later = after === undefined ? sql`` : sql`and (at, position)
      > (${instantText(after.at)}::timestamptz, ${after.position.toString()}::bigint)`
    const { rows } = await sql<Record<string, unknown>>`select * from test_clock_effects
      where organization_id = ${organizationId} and test_clock_id = ${testClockId} ${later}
      order by at, position limit ${sql.lit(limit + 1)}`.execute(queries)
    return pageOf(rows.map((row) => toRecord(testClockEffectMapping, row)), limit)
  }
})
