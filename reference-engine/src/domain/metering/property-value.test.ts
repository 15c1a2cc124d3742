import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { fixedText } from './fixed-value.ts'
import { distinctIn, numberIn, shortestDecimal } from './property-value.ts'
import type { PropertyValue } from './usage-event.ts'

const text = (value: ReturnType<typeof numberIn>) =>
  typeof value === 'bigint' ? fixedText(value) : value.code

test.each<[PropertyValue, string, string]>([
  ['0.10', '0.1', 'a decimal string'], ['-3', '-3', 'a correction'],
  ['999999999999999999.999999999999', '999999999999999999.999999999999', 'the widest string'],
  [0.1, '0.1', 'a number is its shortest text'], [-0, '0', 'one zero'],
  [9007199254740991, '9007199254740991', 'every safe integer'],
  [1e-7, '0.0000001', 'an exponent is written out'], [1.5e-10, '0.00000000015', 'with a fraction'],
  [123456789.012345, '123456789.012345', 'fifteen digits'],
])('%j counts as %s: %s', (value, wanted) => {
  expect(text(numberIn(value))).toBe(wanted)
})

test.each<[PropertyValue, string, string]>([
  ['1e3', 'meter_value_not_numeric', 'an exponent'], ['', 'meter_value_not_numeric', 'nothing'],
  ['-0', 'meter_value_not_numeric', 'negative zero'], ['ten', 'meter_value_not_numeric', 'a word'],
  [' 1', 'meter_value_not_numeric', 'a space'], [true, 'meter_value_not_numeric', 'a boolean'],
  ['1000000000000000000', 'meter_value_out_of_range', '19 integer digits'],
  ['0.0000000000001', 'meter_value_out_of_range', '13 fraction digits'],
  [1e-13, 'meter_value_out_of_range', '13 fraction digits, as a number'],
  [1e18, 'meter_value_out_of_range', '19 integer digits, as a number'],
  [1.7976931348623157e308, 'meter_value_out_of_range', 'the largest double'],
  [2 ** 53, 'meter_value_out_of_range', 'no longer exact'],
  [0.1 + 0.2, 'meter_value_out_of_range', 'a float that is not what was meant'],
  [1234567890.1234567, 'meter_value_out_of_range', 'seventeen digits'],
])('%j is refused with %s: %s', (value, code) => {
  expect(numberIn(value)).toMatchObject({ code })
})

test('1e17 is exact as a decimal and taken, though no safe integer', () => {
  expect(text(numberIn(1e17))).toBe('100000000000000000')
})

test('an exponent is written out exactly', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
    const written = shortestDecimal(value)
    expect(written).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/)
    expect(Number(written)).toBe(value + 0)
  }))
})

test('decimals of up to 15 digits survive being a JSON number', () => {
  const digits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 })
  fc.assert(fc.property(digits, fc.nat({ max: 12 }), (coefficient, scale) => {
    const sent = Decimal.scaled(BigInt(coefficient), scale).toString()
    expect(text(numberIn(JSON.parse(sent) as number))).toBe(sent)
  }))
})

test.each([
  ['eu', 'eu'], ['', ''], [42, '42'], ['42', '42'], [true, 'true'], [1e21, `1${'0'.repeat(21)}`],
])('%j is told apart as %j', (value, wanted) => {
  expect(distinctIn(value)).toBe(wanted)
})
