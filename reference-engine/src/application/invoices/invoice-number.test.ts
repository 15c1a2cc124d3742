import { expect, test } from 'vitest'
import { invoiceNumber } from './invoice-number.ts'

test.each([
  ['INV', 1n, 'INV-000001', 'six digits at least'],
  ['ACME2', 999_999n, 'ACME2-999999', 'the last of six digits'],
  ['INV', 1_000_000n, 'INV-1000000', 'and more when they are needed'],
])('%s and %s make %s: %s', (prefix, count, number) => {
  expect(invoiceNumber(prefix, count)).toBe(number)
})
