import { assert } from '../domain/assert.ts'
import type { Identifiers } from './dependencies.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

type Sources = {
  readonly epochMilliseconds: () => number
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Makes ids such as `cus_01kb4x3v8cf2mrzq5w9d7hjtea`: a UUIDv7 (RFC 9562) in Crockford's base32,
 * whose text sorts by creation. Within one process each is greater than the one before, also
 * within a millisecond and when the wall clock steps back: lists are newest first by id (PAG 4).
 */
export const identifiers = ({ epochMilliseconds, randomBytes }: Sources): Identifiers => {
  let milliseconds = -1
  let counter = 0
  let time = ''
  return (prefix) => {
    const now = epochMilliseconds()
    if (now <= milliseconds && counter < 0xfff) {
      counter += 1
    } else {
      milliseconds = Math.max(now, milliseconds + 1)
      counter = 0
      time = timeDigits(milliseconds)
    }
    return `${prefix}_${time}${restDigits(counter, randomBytes(8))}`
  }
}

const codes = Array.from(alphabet, (digit) => digit.charCodeAt(0))

/** The code of the digit of the last five bits. */
const digit = (value: number): number => codes[value & 31] ?? 0

/** Every object has an id, so its digits are written several at a time. */
const fourDigits = (value: number): string =>
  String.fromCharCode(digit(value >>> 15), digit(value >>> 10), digit(value >>> 5), digit(value))

const sixDigits = (value: number): string => String.fromCharCode(
  digit(value >>> 25), digit(value >>> 20), digit(value >>> 15), digit(value >>> 10),
  digit(value >>> 5), digit(value))

/** 48 bits of milliseconds after the two that are always zero: 26 digits hold 130 bits, not 128. */
const timeDigits = (milliseconds: number): string => {
  const high = Math.floor(milliseconds / 2 ** 30)
  return fourDigits(high) + sixDigits(milliseconds % 2 ** 30)
}

/** The version, 12 bits of the counter, the variant and 62 random bits. */
const restDigits = (counter: number, random: Uint8Array): string => {
  assert(random.length === 8, '62 random bits come out of 8 bytes')
  const [high, low] = [wordAt(random, 0), wordAt(random, 4)]
  const head = ((0x7000 | counter) << 4) | 0b1000 | ((high >>> 28) & 0b11)
  return fourDigits(head)
    + sixDigits(((high << 2) | (low >>> 30)) & 0x3fff_ffff) + sixDigits(low & 0x3fff_ffff)
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 24 | (bytes[at + 1] ?? 0) << 16 | (bytes[at + 2] ?? 0) << 8
    | (bytes[at + 3] ?? 0)) >>> 0
