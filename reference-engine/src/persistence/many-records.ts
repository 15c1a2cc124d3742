import type { Queries } from './connection/database.ts'
import { manyRows, matching, namesOf } from './many-rows.ts'
import { toRecord } from './record-mapping.ts'
import type { Columns, RecordMapping, RecordOf } from './record-mapping.ts'

type Definition<C extends Columns> = {
  readonly table: string
  readonly mapping: RecordMapping<C>
  readonly bucketed: boolean
}

type Of<C extends Columns> = {
  /** The properties that name a row. With a bucket they hold organization and customer. */
  readonly keys: readonly (keyof C & string)[]
  readonly rows: readonly Partial<RecordOf<C>>[]
  /** What else must hold: a fixed piece of SQL about row `t`. */
  readonly only?: string
}

type Updating<C extends Columns> = Of<C> & {
  /** Properties that are left as they are, though the rows may have them. */
  readonly except?: readonly (keyof C & string)[]
  readonly returning?: boolean
}

type Finding<C extends Columns> = Of<C> & {
  /** For rows of which the customer is not known. */
  readonly anyBucket?: boolean
  readonly order?: readonly (keyof C & string)[]
  /** Whether they are held until the transaction ends; they are taken in their order. */
  readonly lock?: boolean
  /** Told of each row: it has columns that are in no record. */
  readonly onRow?: (row: Readonly<Record<string, unknown>>) => void
}

/** Insertion, change, search and removal of any number of records by one statement each. */
export const manyRecords = <C extends Columns>({ table, mapping, bucketed }: Definition<C>) => {
  type R = RecordOf<C>
  const many = manyRows({ table, mapping, bucketed })
  const update = (
    queries: Queries, { keys, rows, only = 'true', except = [], returning = false }: Updating<C>
  ) => {
    const [first] = rows
    if (first === undefined) return undefined
    const named = many.named(keys)
    const changed = many.present(first).filter((column) => !named.includes(column)
      && column.property !== 'customerId' && !except.includes(column.property))
    return many.run(queries, {
      form: `update ${only} ${returning}`, keys: named, values: changed, rows,
      make: (from, given) => `update ${table} as t
        set ${changed.map((column) => `${column.name} = ${given(column)}`).join(', ')}
        from ${from} where ${matching(named)} and ${only} ${returning ? 'returning t.*' : ''}`
    })
  }
  return {
    /** Records must have the same properties present. */
    insertMany: async (queries: Queries, rows: readonly R[]): Promise<void> => {
      const [first] = rows
      if (first === undefined) return
      const columns = many.present(first)
      const [keys, values] = [columns.slice(0, 1), columns.slice(1)]
      await many.run(queries, {
        form: 'insert', keys, values, rows,
        make: (from, given) => `insert into ${table} (${namesOf(columns)})
          select v.${namesOf(keys)}, ${values.map(given).join(', ')} from ${from}`
      })
    },
    /** Gives each row the values that come with its keys, and tells how many did change. */
    updateMany: async (queries: Queries, of: Updating<C>): Promise<number> =>
      Number((await update(queries, of))?.numAffectedRows ?? 0),
    /** The same, and answers those that did as they are now, in any order. */
    changeMany: async (queries: Queries, of: Of<C>): Promise<R[]> =>
      ((await update(queries, { ...of, returning: true }))?.rows ?? [])
        .map((row) => toRecord(mapping, row)),
    /** Those that are there, in the order of their keys unless another is asked for. */
    findEach: async (queries: Queries, finding: Finding<C>): Promise<R[]> => {
      const { keys, rows, order = keys, only = 'true', lock = false, anyBucket = false } = finding
      const { onRow } = finding
      if (rows.length === 0) return []
      const named = many.named(keys, { anyBucket })
      const sorted = many.named(order, { anyBucket })
      const found = await many.run(queries, {
        form: `find ${order.join()} ${only} ${lock}`, keys: named, values: [], rows,
        make: (from) => `select t.* from ${from}
          join ${table} as t on ${matching(named)} where ${only}
          order by ${sorted.map(({ name }) => `t.${name}`).join(', ')}
          ${lock ? 'for update of t' : ''}`
      })
      if (onRow !== undefined) found.rows.forEach(onRow)
      return found.rows.map((row) => toRecord(mapping, row))
    },
    removeEach: async (
      queries: Queries, { keys, rows, only = 'true' }: Of<C>
    ): Promise<number> => {
      if (rows.length === 0) return 0
      const named = many.named(keys)
      const { numAffectedRows } = await many.run(queries, {
        form: `remove ${only}`, keys: named, values: [], rows,
        make: (from) => `delete from ${table} as t using ${from}
          where ${matching(named)} and ${only}`
      })
      return Number(numAffectedRows)
    }
  }
}
