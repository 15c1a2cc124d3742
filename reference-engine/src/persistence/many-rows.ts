import { CompiledQuery } from 'kysely'
import { bucketOf } from './bucket.ts'
import type { ManyValues } from './columns.ts'
import type { Queries } from './connection/database.ts'
import { prepared } from './connection/prepared-statements.ts'
import type { Columns, RecordMapping } from './record-mapping.ts'
import { smallints } from './usage/binary-array.ts'

type Definition = {
  readonly table: string
  readonly mapping: RecordMapping<Columns>
  readonly bucketed: boolean
}

/** A column of many rows. */
export type ManyColumn = ManyValues<unknown> & { readonly name: string; readonly property: string }

type Rows = readonly object[]

type Statement = {
  /** What makes the statement another one than that of the same columns. */
  readonly form: string
  readonly columns: readonly ManyColumn[]
  readonly rows: Rows
  /** The statement, given the rows as something to select from. */
  readonly make: (values: string) => string
}

/**
 * Statements about many rows at once, whose values go as one array for each column: PostgreSQL
 * parses and plans such a statement once for each connection, however many rows it is about.
 */
export const manyRows = ({ table, mapping, bucketed }: Definition) => {
  const all = columnsOf(mapping)
  const withBucket = (columns: readonly ManyColumn[]) =>
    (bucketed ? [bucketColumn, ...columns] : columns)
  const statements = new Map<string, string>()
  return {
    /** The columns for which a record has values. */
    present: (record: object) => withBucket(all.filter(({ property }) =>
      (record as Properties)[property] !== undefined)),
    named: (properties: readonly string[], { anyBucket = false } = {}) => {
      const columns = properties.flatMap((name) =>
        all.filter(({ property }) => property === name))
      return anyBucket ? columns : withBucket(columns)
    },
    run: (queries: Queries, { form, columns, rows, make }: Statement) => {
      const key = `${form} ${columns.map(({ name }) => name).join()}`
      const text = statements.get(key)
        ?? prepared(`many_${table}_${statements.size}`, make(valuesOf(columns)))
      statements.set(key, text)
      return queries.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text,
        columns.map((column) => arrayOf(column, rows))))
    }
  }
}

export type ManyRows = ReturnType<typeof manyRows>

type Properties = { readonly [property: string]: unknown }
type OfCustomer = { readonly organizationId: string; readonly customerId: string }

/** With the bucket a statement about one customer stays on one machine. */
const bucketColumn: ManyColumn = {
  name: 'bucket',
  property: 'bucket',
  elementType: 'smallint',
  toArray: (rows) => smallints(rows as readonly OfCustomer[], ({ organizationId, customerId }) =>
    bucketOf(organizationId, customerId))
}

const columnsOf = ({ columns, names }: RecordMapping<Columns>): ManyColumn[] =>
  Object.entries(columns).map(([property, { many }]) =>
    ({ ...(many as ManyValues<unknown>), property, name: names[property] ?? '' }))

const arrayOf = (column: ManyColumn, rows: Rows): unknown => column.toArray(
  column === bucketColumn ? rows : rows.map((row) => (row as Properties)[column.property]))

const valuesOf = (columns: readonly ManyColumn[]): string => {
  const arrays = columns.map(({ elementType }, index) => `$${index + 1}::${elementType}[]`)
  return `unnest(${arrays.join(', ')}) as v (${namesOf(columns)})`
}

export const namesOf = (columns: readonly ManyColumn[]): string =>
  columns.map(({ name }) => name).join(', ')

/** The given value as one of its column. */
export const given = ({ name, columnType }: ManyColumn): string =>
  (columnType === undefined ? `v.${name}` : `v.${name}::${columnType}`)

/** That row `t` is the one that the given keys name. */
export const matching = (keys: readonly ManyColumn[]): string =>
  keys.map(({ name }) => `t.${name} = v.${name}`).join(' and ')
