import { expect, test } from 'vitest'
import { defaultTiming } from './price.ts'

test('by default usage is billed in arrears, a fixed charge in advance', () => {
  expect(defaultTiming({ meterId: 'mtr_1' })).toBe('in_arrears')
  expect(defaultTiming({})).toBe('in_advance')
})
