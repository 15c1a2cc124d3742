import { expect, test } from 'vitest'
import { Decimal } from './decimal.ts'
import { isTooPrecise } from './is-too-precise.ts'

test.each<[string, number | undefined, number, boolean, string]>([
  ['1', 0, 0, false, 'no digit where there is none'],
  ['1', 2, 0, true, 'zeros are digits'],
  ['1.5', 1, 2, false, 'fewer digits'],
  ['1.25', 2, 2, false, 'as many digits'],
  ['1.250', 3, 2, true, 'one more, though it is zero'],
  ['1.255', undefined, 2, true, 'not told how it was written'],
])('%s of %s digits with %i: %s, %s', (text, amountDigits, minorDigits, wanted) => {
  const written = { amount: Decimal.parse(text), amountDigits }
  expect(isTooPrecise(written, { code: 'XXX', minorDigits })).toBe(wanted)
})
