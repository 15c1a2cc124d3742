import { assert } from '../assert.ts'

/**
 * Checksum of a set of events: the sum of their payload hashes modulo 2^256. It is independent of
 * the order and the batching in which events came, and can be merged (MTR 2, USG 8).
 */
export type Checksum = bigint

export const emptyChecksum: Checksum = 0n

const modulus = 2n ** 256n
const prefix = 'sha256sum:'

/** The checksum of the one event whose payload hash this is. */
export const checksumOf = (payloadHash: string): Checksum => {
  assert(payloadHash.length === 64, 'a payload hash is 64 hex digits')
  return BigInt(`0x${payloadHash}`)
}

export const mergeChecksums = (one: Checksum, other: Checksum): Checksum => {
  const sum = one + other
  return sum < modulus ? sum : sum - modulus
}

/** The wire form: `sha256sum:` and 64 hex digits. */
export const formatChecksum = (checksum: Checksum): string =>
  prefix + checksum.toString(16).padStart(64, '0')

/** Reads back what `formatChecksum` wrote. */
export const parseChecksum = (text: string): Checksum => {
  assert(text.startsWith(prefix), 'a checksum carries its prefix')
  return checksumOf(text.slice(prefix.length))
}
