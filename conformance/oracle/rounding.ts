import type { ConversionRounding } from '@valora/spec/types'
import { roundHalfAwayFromZero } from './decimal-text.ts'
import { ceiling, divide, floor, multiply, rational, type Rational } from './rational.ts'

/** Fraction digits that a quantity may have (MON 3). */
const quantityDigits = 12

const toMultiples = (
  value: Rational, digits: number, whole: (scaled: Rational) => Rational,
): Rational => {
  const scale = rational(10n ** BigInt(digits))
  return divide(whole(multiply(value, scale)), scale)
}

/** Rounds to so many fraction digits: up and down along the number line, or the half outward. */
export const rounded = (
  value: Rational, { mode, digits }: ConversionRounding,
): Rational => {
  switch (mode) {
    case 'up': return toMultiples(value, digits, ceiling)
    case 'down': return toMultiples(value, digits, floor)
    case 'half_away_from_zero': return roundHalfAwayFromZero(value, digits)
  }
}

/** A quantity that may not terminate, rounded once to 12 digits (MON 3). */
export const asQuantity = (value: Rational): Rational =>
  roundHalfAwayFromZero(value, quantityDigits)
