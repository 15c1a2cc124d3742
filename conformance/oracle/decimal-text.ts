import { rational, type Rational } from './rational.ts'

/** Rounds to so many fractional digits, half away from zero: round(-x) = -round(x) (MON 4). */
export const roundHalfAwayFromZero = (value: Rational, digits: number): Rational => {
  const scale = 10n ** BigInt(digits)
  const magnitude = (value.numerator < 0n ? -value.numerator : value.numerator) * scale
  const doubled = 2n * magnitude + value.denominator
  const rounded = doubled / (2n * value.denominator)
  return rational(value.numerator < 0n ? -rounded : rounded, scale)
}

/** Writes with exactly so many fractional digits; what does not fit must be rounded before. */
export const fixed = (value: Rational, digits: number): string => {
  const scaled = value.numerator * 10n ** BigInt(digits)
  if (scaled % value.denominator !== 0n) throw new Error('the value has more digits: round first')
  const units = scaled / value.denominator
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const body = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`
  return units < 0n ? `-${body}` : body
}

/** Writes exactly and without trailing zeros; the value must terminate within 40 digits. */
export const exact = (value: Rational): string => {
  for (let digits = 0; digits <= 40; digits += 1) {
    if ((value.numerator * 10n ** BigInt(digits)) % value.denominator === 0n) {
      return fixed(value, digits)
    }
  }
  throw new Error('the value does not terminate')
}

const longest = 36

/** As an unrounded amount is written: 36 fractional digits where it has no end (PRO 2.7). */
export const unroundedText = (value: Rational): string =>
  exact(roundHalfAwayFromZero(value, longest))

/** The billed amount of a currency with these minor digits: the one rounding step. */
export const billed = (value: Rational, minorDigits: number): string =>
  fixed(roundHalfAwayFromZero(value, minorDigits), minorDigits)
