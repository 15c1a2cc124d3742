import { expect, test } from 'vitest'
import { randomPool } from './random-pool.ts'

/** Bytes that tell their place in the stream they are drawn from. */
const counted = () => {
  let drawn = 0
  return (count: number): Uint8Array => Uint8Array.from({ length: count }, () => drawn++ % 251)
}

test.each([
  [8, 'that fill a pool exactly'],
  [24, 'that leave a rest'],
  [10_000, 'that are more than a pool'],
])('%i bytes at a time never come twice: %s', (count, _why) => {
  const draw = randomPool(counted())
  const taken = Array.from({ length: 100 }, () => draw(count))
  expect(new Set(taken.map(({ length }) => length))).toEqual(new Set([count]))
  const overlaps = taken.some((one, index) => {
    const other = taken[index + 1]
    return other !== undefined && one.buffer === other.buffer
      && one.byteOffset + count > other.byteOffset
  })
  expect(overlaps).toBe(false)
})
