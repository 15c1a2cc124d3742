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
  let last = { milliseconds: -1, counter: 0 }
  const next = (): typeof last => {
    const milliseconds = Math.max(epochMilliseconds(), last.milliseconds)
    if (milliseconds > last.milliseconds) return { milliseconds, counter: 0 }
    return last.counter < 0xfff
      ? { milliseconds, counter: last.counter + 1 }
      : { milliseconds: milliseconds + 1, counter: 0 }
  }
  return (prefix) => {
    last = next()
    return `${prefix}_${base32(uuid7(last, randomBytes(8)))}`
  }
}

type Moment = { readonly milliseconds: number; readonly counter: number }

const uuid7 = ({ milliseconds, counter }: Moment, random: Uint8Array): bigint => {
  assert(random.length === 8, '62 random bits come out of 8 bytes')
  const entropy = BigInt(`0x${Buffer.from(random).toString('hex')}`) & ((1n << 62n) - 1n)
  return (BigInt(milliseconds) << 80n) | (0x7n << 76n) | (BigInt(counter) << 64n)
    | (0b10n << 62n) | entropy
}

/** 26 characters, the first of them below 8: 130 bits for 128. */
const base32 = (value: bigint): string => {
  const digits = Array.from({ length: 26 }, (_, index) =>
    alphabet.charAt(Number((value >> BigInt(5 * (25 - index))) & 31n)))
  return digits.join('')
}
