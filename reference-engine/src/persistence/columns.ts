import { assert } from '../domain/assert.ts'
import type { Json } from '../domain/canonical-json.ts'
import { Decimal } from '../domain/money/decimal.ts'
import { formatInstant, parseInstant } from '../domain/time/instant.ts'
import type { Instant, Moment } from '../domain/time/instant.ts'

/** How one column becomes a value of the engine and back. */
export type Column<Value, Read = unknown, Written = Read> = {
  readonly toValue: (read: Read) => Value
  readonly toWritten: (value: Value) => Written
}

const unchanged = <Value>(): Column<Value, Value> =>
  ({ toValue: (read) => read, toWritten: (value) => value })

export const text = unchanged<string>()
export const integer = unchanged<number>()
export const boolean = unchanged<boolean>()
export const bytes = unchanged<Uint8Array>()

/** Text of which only some values are possible. */
export const oneOf = <Value extends string>(..._values: readonly Value[]): Column<Value, string> =>
  ({ toValue: (read) => read as Value, toWritten: (value) => value })

export const bigInteger: Column<bigint, string> =
  { toValue: (read) => BigInt(read), toWritten: (value) => value.toString() }

/** Exact; the column does not keep zeros at the end apart. */
export const decimal: Column<Decimal, string> =
  { toValue: (read) => Decimal.parse(read), toWritten: (value) => value.toString() }

/** PostgreSQL keeps microseconds, and would round what is finer without a word. */
export const instantText = (value: Moment): string => {
  assert(value.epochNanoseconds % 1000n === 0n, 'a stored instant has whole microseconds')
  return formatInstant(value)
}

export const instant: Column<Instant, string> =
  { toValue: (read) => parseInstant(read), toWritten: instantText }

export const json = <Value extends Json = Json>(): Column<Value, Value, string> =>
  ({ toValue: (read) => read, toWritten: (value) => JSON.stringify(value) })

export const metadata = json<{ readonly [name: string]: string }>()

export const nullable = <Value, Read, Written>(
  column: Column<Value, Read, Written>
): Column<Value | null, Read | null, Written | null> => ({
  toValue: (read) => (read === null ? null : column.toValue(read)),
  toWritten: (value) => (value === null ? null : column.toWritten(value))
})
