import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalOf, fixedOf, fixedText } from './fixed-value.ts'

test.each([
  ['1', 10n ** 12n], ['-0.5', -5n * 10n ** 11n], ['0.000000000001', 1n],
  ['1.0000000000000', 10n ** 12n], ['007', 7n * 10n ** 12n],
])('%s is %d units', (text, wanted) => {
  expect(fixedOf(text)).toBe(wanted)
})

test.each(['0.0000000000001', '', '1e3', '.5', '1.', '+1'])('%j is none', (text) => {
  expect(fixedOf(text)).toBeUndefined()
})

test('every value reads back from its text, which is that of its decimal', () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), (value) => {
    expect(fixedOf(fixedText(value))).toBe(value)
    expect(decimalOf(value).toString()).toBe(fixedText(value))
  }))
})
