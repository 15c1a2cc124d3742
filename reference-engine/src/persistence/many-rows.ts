import { CompiledQuery } from 'kysely'
import { arrayRows } from './array-rows.ts'
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
  /** Columns that tell how many rows there are: each row has its element. One at least. */
  readonly keys: readonly ManyColumn[]
  /** Columns of which one element may stand for all rows. */
  readonly values: readonly ManyColumn[]
  readonly rows: Rows
  /** The statement, given the rows `v` to select from, and the value of row `v` for a column. */
  readonly make: Make
}

export type Make = (from: string, given: (column: ManyColumn) => string) => string

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
    run: (queries: Queries, { form, keys, values, rows, make }: Statement) => {
      const columns = [...keys, ...values]
      const key = `${form} ${namesOf(keys)}; ${namesOf(values)}`
      const text = statements.get(key) ?? prepared(`many_${table}_${statements.size}`,
        make(rowsOf(columns), (column) => given(column, columns.indexOf(column) + 1)))
      statements.set(key, text)
      return queries.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [
        ...keys.map((column) => arrayOf(column, rows)),
        ...values.map((column) => arrayOf(column, distinct(column, rows)))
      ]))
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

/** All rows, or one where they share their value: so do most columns of a billing run. */
const distinct = ({ property }: ManyColumn, rows: Rows): Rows => {
  const first = (rows[0] as Properties | undefined)?.[property]
  return rows.every((row) => (row as Properties)[property] === first) ? rows.slice(0, 1) : rows
}

const rowsOf = (columns: readonly ManyColumn[]): string =>
  `${arrayRows(Object.fromEntries(columns.map(({ name, elementType }) => [name, elementType])))}
    as v`

export const namesOf = (columns: readonly ManyColumn[]): string =>
  columns.map(({ name }) => name).join(', ')

/**
 * The value of row `v` as one of its column. Rows after the end of an array have none; where it
 * has one element, that is theirs, and it is made into a value of the column once.
 */
const given = ({ name, elementType, columnType }: ManyColumn, parameter: number): string => {
  const array = `$${parameter}::${elementType}[]`
  const cast = columnType === undefined ? '' : `::${columnType}`
  return `coalesce(v.${name}${cast},
    (select (${array})[1]${cast} where cardinality(${array}) = 1))`
}

/** That row `t` is the one that the given keys name. */
export const matching = (keys: readonly ManyColumn[]): string =>
  keys.map(({ name }) => `t.${name} = v.${name}`).join(' and ')
