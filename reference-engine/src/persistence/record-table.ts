import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { bucketOf } from './bucket.ts'
import type { Queries } from './connection/database.ts'
import { manyRecords } from './many-records.ts'
import { toRecord, toWritten } from './record-mapping.ts'
import type { Columns, RecordMapping, RecordOf } from './record-mapping.ts'

/** Which page of a list: at most `limit` records, older than the one whose id is `after`. */
export type PageRequest = { readonly limit: number; readonly after?: string | undefined }

/** Newest first; `hasMore` tells whether older records follow. */
export type Page<R> = { readonly records: readonly R[]; readonly hasMore: boolean }

type Definition<C extends Columns, Tenant extends keyof C> = {
  readonly table: string
  readonly mapping: RecordMapping<C>
  /** The property that holds the organization: every condition must give it. */
  readonly tenant: Tenant
  /** Whether the table is spread by bucket, which then leads its keys. */
  readonly bucketed?: boolean
}

/**
 * The statements that every table of records needs. No condition can be written without the
 * organization, so none reaches another tenant's records (SEC 1).
 */
export const recordTable = <C extends Columns, Tenant extends keyof C & string>(
  { table, mapping, bucketed = false }: Definition<C, Tenant>
) => {
  type R = RecordOf<C>
  type Where = Partial<R> & Pick<R, Tenant>
  const written = (record: Partial<R>) =>
    [...(bucketed ? bucketIn(record) : []), ...toWritten(mapping, record)]
  const condition = (where: Where) => sql.join(written(where).map(equals), sql` and `)
  const read = async (queries: Queries, statement: RawBuilder<Record<string, unknown>>) =>
    (await statement.execute(queries)).rows.map((row) => toRecord(mapping, row))
  const from = sql`from ${sql.table(table)}`

  const insertion = (records: readonly R[]) => {
    const columns = written(records[0] ?? {}).map(([column]) => sql.ref(column))
    const rows = records.map((record) =>
      sql`(${sql.join(written(record).map(([, value]) => value))})`)
    return sql`insert into ${sql.table(table)} (${sql.join(columns)}) values ${sql.join(rows)}`
  }
  const find = (lock: RawBuilder<unknown>) => async (queries: Queries, where: Where) =>
    (await read(queries, sql`select * ${from} where ${condition(where)} limit 1 ${lock}`))[0]

  return {
    ...manyRecords({ table, mapping, bucketed }),
    /** Records must have the same properties present. */
    insert: async (queries: Queries, ...records: readonly R[]): Promise<void> => {
      if (records.length > 0) await insertion(records).execute(queries)
    },
    /** Whether it was inserted; false when a unique key was taken, and nothing changed. */
    insertNew: async (queries: Queries, record: R): Promise<boolean> => {
      const done = await sql`${insertion([record])} on conflict do nothing`.execute(queries)
      return done.numAffectedRows === 1n
    },
    find: find(sql``),
    /** Waits for whoever holds the record, and holds it until the transaction ends. */
    findForUpdate: find(sql`for update`),
    /** Changes the given properties of every record that matches, and tells how many did. */
    update: async (queries: Queries, { where, set }: { where: Where; set: Partial<R> }) => {
      const changes = sql.join(toWritten(mapping, set).map(assigned))
      const done = await sql`update ${sql.table(table)} set ${changes} where ${condition(where)}`
        .execute(queries)
      return Number(done.numAffectedRows)
    },
    remove: async (queries: Queries, where: Where): Promise<number> => {
      const done = await sql`delete ${from} where ${condition(where)}`.execute(queries)
      return Number(done.numAffectedRows)
    },
    /** Every record that matches, ordered by a property; for sets the contract bounds. */
    all: (queries: Queries, { where, order }: { where: Where; order: keyof R & string }) =>
      read(queries, sql`select * ${from} where ${condition(where)}
        order by ${sql.ref(mapping.names[order])}`),
    /** The records of several parents in one statement. */
    allOf: <P extends keyof R & string>(
      queries: Queries,
      { where, parent, ids, order }: {
        where: Where; parent: P; ids: readonly R[P][]; order: keyof R & string
      }
    ) => read(queries, sql`select * ${from} where ${condition(where)}
        and ${sql.ref(mapping.names[parent])} = any(${ids})
        order by ${sql.ref(mapping.names[order])}`),
    page: async (queries: Queries, { where, limit, after }: PageRequest & { where: Where }) => {
      const older = after === undefined ? sql`` : sql`and id < ${after}`
      const found = await read(queries, sql`select * ${from}
        where ${condition(where)} ${older} order by id desc limit ${sql.lit(limit + 1)}`)
      return pageOf(found, limit)
    }
  }
}

/** Cuts the one record more that was read to see whether there are more. */
export const pageOf = <R>(found: readonly R[], limit: number): Page<R> =>
  ({ records: found.slice(0, limit), hasMore: found.length > limit })

type WrittenColumn = readonly [column: string, value: unknown]

const equals = ([column, value]: WrittenColumn) =>
  value === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${value}`

const assigned = ([column, value]: WrittenColumn) => sql`${sql.ref(column)} = ${value}`

/** With the bucket a statement about one customer stays on one machine. */
const bucketIn = (record: object): WrittenColumn[] => {
  const { organizationId, customerId } = record as { [property: string]: unknown }
  return typeof organizationId === 'string' && typeof customerId === 'string'
    ? [['bucket', bucketOf(organizationId, customerId)]]
    : []
}
