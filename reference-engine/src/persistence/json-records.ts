import type { Column } from './columns.ts'
import { texts } from './usage/binary-array.ts'
import { mapping, toRecord, toWritten } from './record-mapping.ts'
import type { Columns, RecordOf } from './record-mapping.ts'

type Row = Readonly<Record<string, unknown>>

/** A column of JSON that holds records, each written by these columns. */
export const jsonRecords = <C extends Columns>(
  columns: C
): Column<readonly RecordOf<C>[], readonly Row[], string> => {
  const each = mapping(columns)
  const written = (records: readonly RecordOf<C>[]): string =>
    JSON.stringify(records.map((record) => Object.fromEntries(toWritten(each, record))))
  return {
    toValue: (rows) => rows.map((row) => toRecord(each, row)),
    toWritten: written,
    many: {
      elementType: 'text',
      columnType: 'json',
      toArray: (values) => texts(values, (value) => (value === null ? null : written(value)))
    }
  }
}
