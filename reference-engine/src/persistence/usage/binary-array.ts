import type { Moment } from '../../domain/time/instant.ts'

/** Types of PostgreSQL by their object identifiers, which are the same in every server. */
const oid = {
  boolean: 16, bytea: 17, bigint: 20, smallint: 21, integer: 23, text: 25, timestamptz: 1184
}

/**
 * Columns as PostgreSQL's binary arrays: both drivers send bytes as they are, so thousands of
 * values cost neither quotes nor escapes here, nor parsing there.
 */
const header_bytes = 20

const opened = (type: number, { count, bytes }: { count: number; bytes: number }): Buffer => {
  const array = Buffer.allocUnsafe(header_bytes + bytes)
  // One dimension, which starts at 1; the flag of nulls is only a hint.
  array.writeInt32BE(1, 0)
  array.writeInt32BE(1, 4)
  array.writeInt32BE(type, 8)
  array.writeInt32BE(count, 12)
  array.writeInt32BE(1, 16)
  return array
}

const empty = (type: number): Buffer => {
  const array = Buffer.alloc(12)
  array.writeInt32BE(type, 8)
  return array
}

type Fixed<Value> = {
  readonly type: number
  readonly bytes: number
  readonly write: (array: Buffer, value: Value, at: number) => unknown
}

const fixed = <Value>({ type, bytes, write }: Fixed<Value>) =>
  <From>(from: readonly From[], value: (from: From) => Value | null): Buffer => {
    if (from.length === 0) return empty(type)
    const array = opened(type, { count: from.length, bytes: from.length * (4 + bytes) })
    let at = header_bytes
    for (const each of from) {
      const read = value(each)
      array.writeInt32BE(read === null ? -1 : bytes, at)
      at += 4
      if (read === null) continue
      write(array, read, at)
      at += bytes
    }
    return array.subarray(0, at)
  }

/** PostgreSQL counts microseconds from the year 2000. */
const epoch2000_us = 946_684_800_000_000n

let last: { readonly moment: Moment; readonly microseconds: bigint } | undefined

/** Rows that are written together mostly share their instants, one after the other. */
const microsecondsOf = (moment: Moment): bigint => {
  if (last?.moment === moment) return last.microseconds
  const microseconds = moment.epochNanoseconds / 1000n - epoch2000_us
  last = { moment, microseconds }
  return microseconds
}

// oxlint-disable max-params -- the writers of one table of columns
export const booleans = fixed<boolean>({
  type: oid.boolean, bytes: 1, write: (array, value, at) => array.writeInt8(value ? 1 : 0, at)
})
export const smallints = fixed<number>({
  type: oid.smallint, bytes: 2, write: (array, value, at) => array.writeInt16BE(value, at)
})
export const integers = fixed<number>({
  type: oid.integer, bytes: 4, write: (array, value, at) => array.writeInt32BE(value, at)
})
export const bigints = fixed<number>({
  type: oid.bigint,
  bytes: 8,
  write: (array, value, at) => {
    array.writeInt32BE(Math.floor(value / 2 ** 32), at)
    array.writeUInt32BE(value >>> 0, at + 4)
  }
})
export const instants = fixed<Moment>({
  type: oid.timestamptz,
  bytes: 8,
  write: (array, value, at) => array.writeBigInt64BE(microsecondsOf(value), at)
})
/** 64 hex digits each. */
export const hashes = fixed<string>({
  type: oid.bytea, bytes: 32, write: (array, value, at) => array.write(value, at, 32, 'hex')
})

const utf8_bytes_max = 3

export const texts = <From>(
  from: readonly From[],
  value: (from: From) => string | null
): Buffer => {
  if (from.length === 0) return empty(oid.text)
  const read = from.map(value)
  const bytes = read.reduce((sum, text) => sum + 4 + (text?.length ?? 0) * utf8_bytes_max, 0)
  const array = opened(oid.text, { count: from.length, bytes })
  let at = header_bytes
  for (const text of read) {
    const length = text === null ? -1 : writeText(array, text, at + 4)
    array.writeInt32BE(length, at)
    at += 4 + Math.max(0, length)
  }
  return array.subarray(0, at)
}

const short = 24

/** Short plain text is written faster from here than by a call out of JavaScript. */
const writeText = (array: Buffer, text: string, start: number): number => {
  if (text.length > short) return array.write(text, start, 'utf8')
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) return array.write(text, start, 'utf8')
    array[start + index] = unit
  }
  return text.length
}
// oxlint-enable max-params
