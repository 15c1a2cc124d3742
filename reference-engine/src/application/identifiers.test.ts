import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identifiers } from './identifiers.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const base32 = (value: bigint): string => Array.from({ length: 26 }, (_, index) =>
  alphabet[Number(value >> BigInt(5 * (25 - index)) & 31n)]).join('')

const zeros = (count: number): Uint8Array => new Uint8Array(count)

test('an id is a UUIDv7 in 26 characters of base32', () => {
  const id = identifiers({ epochMilliseconds: () => 0x0188_0a4b_2c3d, randomBytes: zeros })('cus')
  expect(id).toMatch(/^cus_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
  const digits = '0123456789abcdefghjkmnpqrstvwxyz'
  const value = Array.from(id.slice(4)).reduce((sum, digit) =>
    sum * 32n + BigInt(digits.indexOf(digit)), 0n)
  expect(value.toString(16).padStart(32, '0')).toBe('01880a4b2c3d70008000000000000000')
})

test('the digits are those of the 128 bits of RFC 9562, whatever the parts', () => {
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.uint8Array({ minLength: 8, maxLength: 8 }),
    fc.integer({ min: 1, max: 5 }),
    (milliseconds, random, count) => {
      const ids =
        identifiers({ epochMilliseconds: () => milliseconds, randomBytes: () => random })
      const made = Array.from({ length: count }, () => ids('x'))
      const entropy = BigInt(`0x${Buffer.from(random).toString('hex')}`) % 2n ** 62n
      const value = BigInt(milliseconds) << 80n | 0x7n << 76n | BigInt(count - 1) << 64n
        | 0b10n << 62n | entropy
      expect(made.at(-1)).toBe(`x_${base32(value)}`)
    }))
})

test.each([
  [[5, 5, 5], 'within a millisecond'],
  [[5, 4, 3], 'while the clock steps back'],
  [[5, 6, 7], 'as time passes'],
])('ids sort as they were made at %j: %s', (times, _why) => {
  const left = [...times]
  const ids = identifiers({ epochMilliseconds: () => left.shift() ?? 0, randomBytes: zeros })
  const made = times.map(() => ids('x'))
  expect(made).toEqual([...new Set(made)].sort())
})

test('more ids than a millisecond has numbers still sort', () => {
  const ids = identifiers({ epochMilliseconds: () => 5, randomBytes: zeros })
  const made = Array.from({ length: 10_000 }, () => ids('x'))
  expect(made).toEqual([...new Set(made)].sort())
})
