import { Decimal } from './decimal.ts'
import { divide, exactInteger, tenTo } from './exact-integer.ts'
import type { Fraction } from './fraction.ts'
import { settleRemainders } from './settle-remainders.ts'
import type { FlooredPart } from './settle-remainders.ts'

export type Whole = {
  /** What the parts have to add up to: their exact sum, rounded to `scale`. */
  readonly total: Decimal
  /** Fraction digits of every part: the currency's minor digits. */
  readonly scale: number
}

/**
 * Rounds exact parts so that they add up to a rounded total (MON 5): each part is rounded down,
 * then the units that are missing go to the largest remainders, ties in the order of the parts.
 *
 * @example largestRemainder([third, third, third], { total: Decimal.parse('1.00'), scale: 2 })
 * // 0.34, 0.33, 0.33
 */
export const largestRemainder = (parts: readonly Decimal[], whole: Whole): Decimal[] => {
  let precision = whole.scale
  for (const { scale } of parts) precision = Math.max(precision, scale)
  const unit = tenTo(precision - whole.scale)
  return shared(parts.map((part) => divide(part.unscaledAt(precision), unit)), whole)
}

/** The same for parts that may not terminate. */
export const largestRemainderOfFractions = (
  parts: readonly Fraction[],
  whole: Whole,
): Decimal[] => {
  const divisor = parts.reduce((product, { denominator }) =>
    product % denominator === 0n ? product : product * denominator, 1n)
  const unit = 10n ** BigInt(whole.scale)
  return shared(parts.map(({ numerator, denominator }) => divide(
    exactInteger(numerator * (divisor / denominator) * unit), exactInteger(divisor))), whole)
}

const shared = (parts: readonly FlooredPart[], { total, scale }: Whole): Decimal[] =>
  settleRemainders(parts, total.unscaledAt(scale)).map((units) => Decimal.scaled(units, scale))
