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

/** Every array is written here and copied out when its length is known; one at a time. */
let sheet = Buffer.allocUnsafe(1 << 16)
let view = new DataView(sheet.buffer, sheet.byteOffset, sheet.length)

/** Makes room for further bytes after the first `used`. */
const room = (used: number, further: number): void => {
  if (used + further <= sheet.length) return
  const larger = Buffer.allocUnsafe(Math.max(2 * sheet.length, used + further))
  sheet.copy(larger, 0, 0, used)
  sheet = larger
  view = new DataView(sheet.buffer, sheet.byteOffset, sheet.length)
}

const open = (type: number, { count, bytes }: { count: number; bytes: number }): void => {
  room(0, header_bytes + bytes)
  // One dimension, which starts at 1; the flag of nulls is only a hint.
  view.setInt32(0, 1)
  view.setInt32(4, 1)
  view.setInt32(8, type)
  view.setInt32(12, count)
  view.setInt32(16, 1)
}

const copied = (length: number): Buffer => {
  const array = Buffer.allocUnsafe(length)
  sheet.copy(array, 0, 0, length)
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
  readonly write: (value: Value, at: number) => unknown
}

const fixed = <Value>({ type, bytes, write }: Fixed<Value>) =>
  <From>(from: readonly From[], value: (from: From) => Value | null): Buffer => {
    if (from.length === 0) return empty(type)
    open(type, { count: from.length, bytes: from.length * (4 + bytes) })
    let at = header_bytes
    for (const each of from) {
      const read = value(each)
      view.setInt32(at, read === null ? -1 : bytes)
      at += 4
      if (read === null) continue
      write(read, at)
      at += bytes
    }
    return copied(at)
  }

/** PostgreSQL counts microseconds from the year 2000. */
const epoch2000_us = 946_684_800_000_000n

type Written = { readonly moment: Moment; readonly high: number; readonly low: number }
let last: Written | undefined

/** Rows that are written together mostly share their instants, one after the other. */
const microsecondsOf = (moment: Moment): Written => {
  if (last?.moment === moment) return last
  const microseconds = moment.epochNanoseconds / 1000n - epoch2000_us
  const [high, low] = [microseconds >> 32n, BigInt.asUintN(32, microseconds)].map(Number)
  last = { moment, high: high ?? 0, low: low ?? 0 }
  return last
}

// oxlint-disable max-params -- the writers of one table of columns
export const booleans = fixed<boolean>({
  type: oid.boolean, bytes: 1, write: (value, at) => view.setInt8(at, value ? 1 : 0)
})
export const smallints = fixed<number>({
  type: oid.smallint, bytes: 2, write: (value, at) => view.setInt16(at, value)
})
export const integers = fixed<number>({
  type: oid.integer, bytes: 4, write: (value, at) => view.setInt32(at, value)
})
export const bigints = fixed<number>({
  type: oid.bigint,
  bytes: 8,
  write: (value, at) => {
    view.setInt32(at, Math.floor(value / 2 ** 32))
    view.setUint32(at + 4, value >>> 0)
  }
})
export const instants = fixed<Moment>({
  type: oid.timestamptz,
  bytes: 8,
  write: (value, at) => {
    const { high, low } = microsecondsOf(value)
    view.setInt32(at, high)
    view.setUint32(at + 4, low)
  }
})
/** 64 hex digits each. */
export const hashes = fixed<string>({
  type: oid.bytea, bytes: 32, write: (value, at) => sheet.write(value, at, 32, 'hex')
})

const utf8_bytes_max = 3

export const texts = <From>(
  from: readonly From[],
  value: (from: From) => string | null
): Buffer => {
  if (from.length === 0) return empty(oid.text)
  open(oid.text, { count: from.length, bytes: 0 })
  let at = header_bytes
  let before: { readonly text: string; readonly at: number; readonly end: number } | undefined
  for (const each of from) {
    const text = value(each)
    room(at, 4 + (text?.length ?? 0) * utf8_bytes_max)
    if (text === null) {
      view.setInt32(at, -1)
      at += 4
    } else if (before !== undefined && text === before.text) {
      sheet.copyWithin(at, before.at, before.end)
      at += before.end - before.at
    } else {
      const length = writeText(text, at + 4)
      view.setInt32(at, length)
      if (text.length > short) before = { text, at, end: at + 4 + length }
      at += 4 + length
    }
  }
  return copied(at)
}

const short = 24

/** Short plain text is written faster from here than by a call out of JavaScript. */
const writeText = (text: string, start: number): number => {
  if (text.length > short) return sheet.write(text, start, 'utf8')
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) return sheet.write(text, start, 'utf8')
    sheet[start + index] = unit
  }
  return text.length
}
// oxlint-enable max-params
