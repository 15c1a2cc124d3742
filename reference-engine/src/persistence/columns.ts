import { assert } from '../domain/assert.ts'
import type { Json } from '../domain/canonical-json.ts'
import { Decimal } from '../domain/money/decimal.ts'
import { formatInstant, parseInstant } from '../domain/time/instant.ts'
import type { Instant, Moment } from '../domain/time/instant.ts'
import { booleans, instants, integers, texts } from './usage/binary-array.ts'

/** How one column becomes a value of the engine and back. */
export type Column<Value, Read = unknown, Written = Read> = {
  readonly toValue: (read: Read) => Value
  readonly toWritten: (value: Value) => Written
  readonly many: ManyValues<Value>
}

/** How the values of many rows go into one statement: as an array that costs little to make. */
export type ManyValues<Value> = {
  readonly elementType: string
  /** The type of the column, where an element has to be made into it. */
  readonly columnType?: string
  readonly toArray: (values: readonly (Value | null)[]) => unknown
}

const asText = <Value>(
  toText: (value: Value) => string,
  columnType?: string
): ManyValues<Value> => ({
  elementType: 'text',
  ...(columnType === undefined ? {} : { columnType }),
  toArray: (values) => texts(values, (value) => (value === null ? null : toText(value)))
})

const unchanged = <Value>(many: ManyValues<Value>): Column<Value, Value> =>
  ({ toValue: (read) => read, toWritten: (value) => value, many })

const same = (text: string): string => text
const hexadecimal = (value: Uint8Array): string => `\\x${Buffer.from(value).toString('hex')}`

export const text = unchanged<string>(asText(same))
export const integer = unchanged<number>({
  elementType: 'integer', toArray: (values) => integers(values, (value) => value)
})
export const boolean = unchanged<boolean>({
  elementType: 'boolean', toArray: (values) => booleans(values, (value) => value)
})
export const bytes = unchanged<Uint8Array>(asText(hexadecimal, 'bytea'))

/** A billed amount in its wire form; the column is numeric and keeps the digits it was given. */
export const amount = unchanged<string>(asText(same, 'numeric'))

/** Text of which only some values are possible. */
export const oneOf = <Value extends string>(..._values: readonly Value[]): Column<Value, string> =>
  ({ toValue: (read) => read as Value, toWritten: (value) => value, many: asText<string>(same) })

export const bigInteger: Column<bigint, string> = {
  toValue: (read) => BigInt(read), toWritten: (value) => value.toString(),
  many: asText((value) => value.toString(), 'bigint')
}

/** Exact; the column does not keep zeros at the end apart. */
export const decimal: Column<Decimal, string> = {
  toValue: (read) => Decimal.parse(read), toWritten: (value) => value.toString(),
  many: asText((value) => value.toString(), 'numeric')
}

const wholeMicroseconds = (value: Moment): Moment => {
  assert(value.epochNanoseconds % 1000n === 0n, 'a stored instant has whole microseconds')
  return value
}

/** PostgreSQL keeps microseconds, and would round what is finer without a word. */
export const instantText = (value: Moment): string => formatInstant(wholeMicroseconds(value))

const remembered_max = 5000
const remembered = new Map<string, Instant>()

/** The rows of a billing run share most of their instants, and each is made once. */
const readInstant = (stored: string): Instant => {
  const known = remembered.get(stored)
  if (known !== undefined) return known
  if (remembered.size >= remembered_max) remembered.clear()
  const read = parseInstant(stored)
  remembered.set(stored, read)
  return read
}

export const instant: Column<Instant, string> = {
  toValue: readInstant, toWritten: instantText,
  many: {
    elementType: 'timestamptz',
    toArray: (values) => {
      let checked: Moment | null = null
      return instants(values, (value) => {
        if (value !== null && value !== checked) checked = wholeMicroseconds(value)
        return value
      })
    }
  }
}

export const json = <Value extends Json = Json>(): Column<Value, Value, string> => ({
  toValue: (read) => read, toWritten: (value) => JSON.stringify(value),
  many: asText<Value>((value) => JSON.stringify(value), 'json')
})

export const metadata = json<{ readonly [name: string]: string }>()

export const nullable = <Value, Read, Written>(
  column: Column<Value, Read, Written>
): Column<Value | null, Read | null, Written | null> => ({
  toValue: (read) => (read === null ? null : column.toValue(read)),
  toWritten: (value) => (value === null ? null : column.toWritten(value)),
  many: column.many as ManyValues<Value | null>
})
