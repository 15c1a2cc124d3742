import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal, isDecimalText, withinLimits } from './decimal.ts'

const d = (text: string) => Decimal.parse(text)
const scaled = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 24 }))

describe('wire form', () => {
  test.each(['0', '0.00', '12.30', '-1', '-0.5', '123456789012345678901234567890.123456789012'])(
    '%s is a decimal', (text) => { expect(isDecimalText(text)).toBe(true) })

  test.each([
    ['1e3', 'exponent'], ['+1', 'plus sign'], ['01', 'superfluous zero'], ['00', 'two zeros'],
    ['-0', 'negative zero'], ['-0.00', 'negative zero'], ['.5', 'no digit before the point'],
    ['5.', 'no digit after the point'], ['', 'nothing'], [' 1', 'space'], ['1\n', 'line end'],
    ['1,5', 'comma'], ['NaN', 'not a number'], ['Infinity', 'infinite'], ['0x1', 'hex'],
    ['\u0661', 'a digit of another script'],
  ])('%j is none: %s', (text) => {
    expect(isDecimalText(text)).toBe(false)
    expect(() => d(text)).toThrow('wire form')
  })
})

describe('arithmetic', () => {
  test('0.1 + 0.2 is 0.3', () => { expect(d('0.1').plus(d('0.2')).toString()).toBe('0.3') })

  test('a product keeps all its digits', () => {
    expect(d('0.000000000001').times(d('0.000000000001')).toString())
      .toBe('0.000000000000000000000001')
    const widest = d('999999999999999999.999999999999')
    expect(widest.times(widest).toString())
      .toBe('999999999999999999999999999998000000.000000000000000000000001')
  })

  test('it is what integers of one scale give', () => {
    fc.assert(fc.property(scaled, scaled, ([left, scale], [right, other]) => {
      const [one, two] = [Decimal.scaled(left, scale), Decimal.scaled(right, other)]
      const [a, b] = [left * 10n ** BigInt(other), right * 10n ** BigInt(scale)]
      expect(one.plus(two).equals(Decimal.scaled(a + b, scale + other))).toBe(true)
      expect(one.minus(two).equals(Decimal.scaled(a - b, scale + other))).toBe(true)
      expect(one.times(two).equals(Decimal.scaled(left * right, scale + other))).toBe(true)
      expect(one.compare(two)).toBe(a < b ? -1 : a > b ? 1 : 0)
      expect(one.min(two).plus(one.max(two)).equals(one.plus(two))).toBe(true)
      expect(one.lessThan(two)).toBe(a < b)
      expect(one.greaterThan(two)).toBe(a > b)
    }))
  })

  test('a sum of none is zero', () => { expect(Decimal.sum([]).isZero()).toBe(true) })
})

describe('text', () => {
  test('it is the shortest wire form and reads back', () => {
    fc.assert(fc.property(scaled, ([coefficient, scale]) => {
      const value = Decimal.scaled(coefficient, scale)
      expect(isDecimalText(value.toString())).toBe(true)
      expect(value.toString()).not.toMatch(/\.\d*0$/)
      expect(d(value.toString()).equals(value)).toBe(true)
      expect(value.coefficient(scale)).toBe(coefficient)
    }))
  })

  test('zero never carries a sign', () => {
    expect(d('-1').plus(d('1')).toString()).toBe('0')
    expect(Decimal.zero.negate().toString()).toBe('0')
    expect(d('-5').times(Decimal.zero).format(2)).toBe('0.00')
    expect(d('-5').times(Decimal.zero)).toEqual(Decimal.zero)
  })

  test.each<[string, number, string, string]>([
    ['12.3', 2, '12.30', 'padded'], ['1230', 0, '1230', 'no point without digits'],
    ['-0.5', 3, '-0.500', 'negative'],
  ])('%s at %d digits is %s: %s',
    (text, digits, wanted) => { expect(d(text).format(digits)).toBe(wanted) })

  test('formatting never rounds', () => {
    expect(() => d('0.005').format(2)).toThrow('at most 2 fraction digits')
    expect(() => d('0.005').coefficient(2)).toThrow('at most 2 fraction digits')
  })

  test('it goes into JSON as a string', () => {
    expect(JSON.stringify({ amount: d('1.50') })).toBe('{"amount":"1.5"}')
  })
})

test('a whole number is taken only if it is exact', () => {
  expect(Decimal.integer(9007199254740991).toString()).toBe('9007199254740991')
  expect(Decimal.integer(10n ** 20n).toString()).toBe('100000000000000000000')
  expect(() => Decimal.integer(0.5)).toThrow('exact')
  expect(() => Decimal.integer(2 ** 53)).toThrow('exact')
})

test('operators of JavaScript are refused', () => {
  expect(() => Number(d('1'))).toThrow(TypeError)
})

test.each([
  ['999999999999999999', true, '18 integer digits'],
  ['1000000000000000000', false, '19 integer digits'],
  ['-999999999999999999.999999999999', true, 'the sign is no digit'],
  ['0.000000000001', true, '12 fraction digits'],
  ['0.0000000000001', false, '13 fraction digits'],
])('%s within limits is %s: %s', (text, wanted) => {
  expect(withinLimits(d(text))).toBe(wanted)
})

test('signs are told apart', () => {
  const signs = ['-1', '0', '1'].map((text) =>
    [d(text).isNegative(), d(text).isZero(), d(text).isPositive()])
  expect(signs).toEqual([[true, false, false], [false, true, false], [false, false, true]])
})
