import { expect, test } from 'vitest'
import { readCursor, writeCursor } from './cursor.ts'

const scope =
  { operation: 'listPrices', organizationId: 'org_1', filters: { product_id: 'prod_1' } }
const key = 'price_01kb4x3v8cf2mrzq5w9d7hjtea'
const cursor = writeCursor(scope, key)

test('a cursor gives its key back to the list that made it', () => {
  expect(readCursor(scope, cursor)).toBe(key)
})

test.each([
  [{ ...scope, operation: 'listPlans' }, cursor, 'another list'],
  [{ ...scope, organizationId: 'org_2' }, cursor, 'another organization'],
  [{ ...scope, filters: {} }, cursor, 'other filters'],
  [scope, `${cursor}A`, 'longer'],
  [scope, cursor.slice(0, -1), 'shorter'],
  [scope, cursor.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')), 'another check'],
  [scope, 'x', 'no cursor at all'],
])('%j refuses %s: %s', (other, given, _why) => {
  expect(() => readCursor(other, given))
    .toThrow(expect.objectContaining({ code: 'invalid_cursor' }))
})

test('the longest key of any list fits into a cursor', () => {
  const long = `2026-01-31T00:00:00.123456Z ${'~'.repeat(128)}`
  const written = writeCursor(scope, long)
  expect(written).toMatch(/^[A-Za-z0-9_-]{1,512}$/)
  expect(readCursor(scope, written)).toBe(long)
})
