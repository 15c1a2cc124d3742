import type { Decimal } from '../money/decimal.ts'
import { Fraction } from '../money/fraction.ts'
import { roundBy } from '../money/rounding.ts'
import type { Conversion } from './price.ts'

/**
 * A measured quantity in the unit that is priced (PRC 1). It is rounded once: as the price says,
 * else to 12 fraction digits, half away from zero (MON 3).
 */
export const convertUnits = (quantity: Decimal, conversion: Conversion): Decimal => {
  const { operation, factor, rounding = { mode: 'half_away_from_zero', digits: 12 } } = conversion
  const exact = operation === 'divide'
    ? Fraction.ratio(quantity, factor)
    : Fraction.of(quantity.times(factor))
  return roundBy(exact, rounding)
}
