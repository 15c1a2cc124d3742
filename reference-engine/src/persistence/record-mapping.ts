import type { ManyValues } from './columns.ts'

// A column of any type: each table says which, and inference keeps it.
type AnyColumn = {
  readonly toValue: (read: never) => unknown
  readonly toWritten: (value: never) => unknown
  readonly many: ManyValues<never>
}

export type Columns = { readonly [property: string]: AnyColumn }

export type RecordMapping<C extends Columns> = {
  readonly columns: C
  /** The column of each property. */
  readonly names: { readonly [Property in keyof C]: string }
  /** Makes a row a record; columns that the mapping does not name are left out. */
  readonly read: (row: Row) => RecordOf<C>
}

type Row = Readonly<Record<string, unknown>>

/** What a record of these columns is to the engine. */
export type RecordOf<C extends Columns> = {
  readonly [Property in keyof C]: ReturnType<C[Property]['toValue']>
}

/** Declares the columns of a table once: properties in camelCase, columns in snake_case. */
export const mapping = <C extends Columns>(columns: C): RecordMapping<C> => {
  const each = Object.entries(columns as unknown as Record<string, Untyped>)
    .map(([property, { toValue }]) => ({ property, name: snakeCase(property), toValue }))
  const names = Object.fromEntries(each.map(({ property, name }) => [property, name]))
  const blank = blankOf(Object.keys(names))
  const read = (row: Row): RecordOf<C> => {
    const record = { ...blank }
    for (const { property, name, toValue } of each) record[property] = toValue(row[name])
    return record as RecordOf<C>
  }
  return { columns, names: names as RecordMapping<C>['names'], read }
}

type Convert = (value: unknown) => unknown
type Untyped = { readonly toValue: Convert; readonly toWritten: Convert }

/** A row as a record. */
export const toRecord = <C extends Columns>(mapped: RecordMapping<C>, row: Row): RecordOf<C> =>
  mapped.read(row)

/** The properties that are present as [column, written value]. */
export const toWritten = <C extends Columns>(
  { columns, names }: RecordMapping<C>,
  record: Partial<RecordOf<C>>
): Array<readonly [column: string, value: unknown]> =>
  Object.entries(columns as unknown as Record<string, Untyped>).flatMap(([property, column]) => {
    const value: unknown = record[property]
    return value === undefined ? [] : [[names[property] ?? '', column.toWritten(value)] as const]
  })

/**
 * An object of these properties. V8 makes what is parsed, and its copies, compact; what gets many
 * properties one by one becomes a dictionary, which is slow to make and to read.
 */
const blankOf = (properties: readonly string[]): Record<string, unknown> =>
  JSON.parse(JSON.stringify(Object.fromEntries(properties.map((property) => [property, null]))))

const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
