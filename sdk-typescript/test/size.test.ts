import { expect, test } from 'vitest'
import { gzipBytesMax, measureSize } from '../scripts/size.ts'

test('the whole browser bundle keeps within its budget', async () => {
  const { gzipBytes } = await measureSize()
  expect(gzipBytesMax).toBe(6300)
  expect(gzipBytes).toBeGreaterThan(1000)
  expect(gzipBytes).toBeLessThanOrEqual(gzipBytesMax)
})
