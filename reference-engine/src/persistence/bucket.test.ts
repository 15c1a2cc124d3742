import { expect, test } from 'vitest'
import { sha256 } from '../../test/records.ts'
import { bucketOf } from './bucket.ts'

test('a bucket never changes: it is part of stored keys', () => {
  const digits = sha256('org_1/cus_1').slice(0, 8)
  expect(bucketOf('org_1', 'cus_1')).toBe(Number.parseInt(digits, 16) % 1024)
  expect(bucketOf('org_1', 'cus_1')).toBe(568)
})

test('customers spread over all buckets', () => {
  const buckets = Array.from({ length: 20_000 }, (_, n) => bucketOf('org_1', `cus_${n}`))
  expect(new Set(buckets).size).toBe(1024)
  expect(Math.max(...buckets)).toBe(1023)
})
