import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checksumOf, emptyChecksum, formatChecksum, mergeChecksums, parseChecksum,
} from './checksum.ts'

const zeros = '0'.repeat(64)
const hashes = fc.stringMatching(/^[0-9a-f]{64}$/)

test('no event has the checksum zero', () => {
  expect(formatChecksum(emptyChecksum)).toBe(`sha256sum:${zeros}`)
})

test.each([
  ['f'.repeat(64), `${zeros.slice(1)}1`, zeros, 'the sum wraps at 2^256'],
  [`${zeros.slice(2)}ff`, `${zeros.slice(1)}1`, `${zeros.slice(3)}100`, 'bytes carry'],
])('%s + %s is %s: %s', (one, other, wanted) => {
  expect(formatChecksum(mergeChecksums(checksumOf(one), checksumOf(other))))
    .toBe(`sha256sum:${wanted}`)
})

test('it reads back and does not depend on order', () => {
  fc.assert(fc.property(fc.array(hashes, { minLength: 1 }), (all) => {
    const [forth, back] = [all, all.toReversed()].map((list) =>
      list.map(checksumOf).reduce(mergeChecksums, emptyChecksum))
    expect(forth).toBe(back)
    expect(parseChecksum(formatChecksum(forth ?? 0n))).toBe(forth)
  }))
})

test.each(['', 'ff', 'g'.repeat(64)])('%j is no payload hash', (text) => {
  expect(() => checksumOf(text)).toThrow(/64 hex digits|BigInt/)
  expect(() => parseChecksum(text)).toThrow('prefix')
})
