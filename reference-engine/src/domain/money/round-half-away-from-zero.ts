import { Decimal } from './decimal.ts'
import { Fraction } from './fraction.ts'

/**
 * The one rounding step (MON 4): to `scale` fraction digits, half away from zero,
 * so that round(-x) = -round(x).
 *
 * @example roundHalfAwayFromZero(Decimal.parse('-2.345'), 2).toString() // '-2.35'
 */
export const roundHalfAwayFromZero = (value: Decimal | Fraction, scale: number): Decimal => {
  const exact = value instanceof Fraction ? value : Fraction.of(value)
  const negative = exact.numerator < 0n
  const shifted = (negative ? -exact.numerator : exact.numerator) * 10n ** BigInt(scale)
  const rounded = (2n * shifted + exact.denominator) / (2n * exact.denominator)
  return Decimal.scaled(negative ? -rounded : rounded, scale)
}
