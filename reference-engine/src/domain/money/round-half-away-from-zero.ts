import { Decimal } from './decimal.ts'
import { divide, negate, plus, tenTo, times } from './exact-integer.ts'
import type { ExactInteger } from './exact-integer.ts'
import type { Fraction } from './fraction.ts'

/**
 * The one rounding step (MON 4): to `scale` fraction digits, half away from zero,
 * so that round(-x) = -round(x).
 *
 * @example roundHalfAwayFromZero(Decimal.parse('-2.345'), 2).toString() // '-2.35'
 */
export const roundHalfAwayFromZero = (value: Decimal | Fraction, scale: number): Decimal => {
  if (value instanceof Decimal) {
    if (value.scale <= scale) return value
    const divisor = tenTo(value.scale - scale)
    return Decimal.scaled(nearest(value.unscaled, divisor), scale)
  }
  return Decimal.scaled(nearest(value.numerator * 10n ** BigInt(scale), value.denominator), scale)
}

const nearest = (dividend: ExactInteger, divisor: ExactInteger): ExactInteger => {
  if (dividend < 0) return negate(nearest(negate(dividend), divisor))
  return divide(plus(times(dividend, 2), divisor), times(divisor, 2)).floor
}
