import { expect, test } from 'vitest'
import { billed, exact, fixed, unroundedText } from './decimal-text.ts'
import { divide, parse } from './rational.ts'

test.each([
  ['0.125', 2, '0.13', 'half goes away from zero, not to the even digit'],
  ['-0.125', 2, '-0.13', 'and so does a negative half'],
  ['0.1249999', 2, '0.12', 'less than half goes down'],
  ['2.5', 0, '3', 'a currency without minor digits'],
  ['0.0005', 3, '0.001', 'a currency with three'],
  ['-0.004', 2, '0.00', 'zero has no sign'],
  ['0.999', 2, '1.00', 'a carry over the point'],
  ['999999999999999999.995', 2, '1000000000000000000.00', 'more than a double holds'],
])('%s with %i digits is %s: %s', (value, digits, wanted) =>
  expect(billed(parse(value), digits)).toBe(wanted))

test('thirds are rounded from the fraction itself', () => {
  expect(billed(divide(parse('2'), parse('3')), 2)).toBe('0.67')
  expect(billed(divide(parse('-1'), parse('3')), 2)).toBe('-0.33')
  expect(() => exact(divide(parse('1'), parse('3')))).toThrow('terminate')
})

test.each([['1.500', '1.5'], ['-0.0', '0'], ['10', '10'], ['0.000000000001', '0.000000000001']])(
  '%s is written %s', (value, wanted) => expect(exact(parse(value))).toBe(wanted))

test.each([
  ['2', '3', `0.${'6'.repeat(35)}7`, 'the last of 36 digits is rounded'],
  ['-2', '3', `-0.${'6'.repeat(35)}7`, 'away from zero'],
  ['1', '3', `0.${'3'.repeat(36)}`, 'or down'],
  ['63', '4', '15.75', 'what ends is exact'],
])('%s / %s unrounded is %s: %s', (numerator, denominator, wanted) =>
  expect(unroundedText(divide(parse(numerator), parse(denominator)))).toBe(wanted))

test('what does not fit is never cut', () =>
  expect(() => fixed(parse('0.125'), 2)).toThrow('round first'))
