import type { UnitConversion } from '@valora/spec/types'
import { expect, test } from 'vitest'
import { convertUnits } from './convert-units.ts'
import { exact } from './decimal-text.ts'
import { parse } from './rational.ts'

const by = (
  factor: string, mode?: 'up' | 'down' | 'half_away_from_zero', digits = 0,
): UnitConversion => ({
  factor, operation: 'divide', ...(mode === undefined ? {} : { rounding: { mode, digits } }),
})

test.each<[string, UnitConversion, string, string]>([
  ['90', by('60'), '1.5', 'terminates'],
  ['2', by('3'), '0.666666666667', 'is rounded to twelve digits'],
  ['7', by('2', 'up'), '4', 'up'],
  ['8', by('2', 'up'), '4', 'a whole number stays'],
  ['7', by('2', 'down'), '3', 'down'],
  ['5', by('2', 'half_away_from_zero'), '3', '2.5 goes away from zero'],
  ['10', by('3', 'up', 2), '3.34', 'up in two digits'],
  ['10', by('3', 'down', 2), '3.33', 'down in two digits'],
  ['1.5', { operation: 'multiply', factor: '24' }, '36', 'multiplied'],
])('%s by %j is %s: %s', (quantity, conversion, wanted) =>
  expect(exact(convertUnits(parse(quantity), conversion))).toBe(wanted))
