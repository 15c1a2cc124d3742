import { Decimal } from '../money/decimal.ts'
import { Fraction } from '../money/fraction.ts'
import { roundHalfAwayFromZero } from '../money/round-half-away-from-zero.ts'

/** Digits of an amount that does not terminate (PRO 2.7). */
const fractionDigits = 36

/**
 * A part of an amount, exact wherever it fits into 36 fraction digits.
 *
 * @example proportion(Decimal.parse('31'), { numerator: 10, denominator: 31 }).toString() // '10'
 */
export const proportion = (
  amount: Decimal,
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
): Decimal => {
  const exact = Fraction.ratio(
    amount.times(Decimal.integer(numerator)), Decimal.integer(denominator))
  return roundHalfAwayFromZero(exact, fractionDigits)
}
