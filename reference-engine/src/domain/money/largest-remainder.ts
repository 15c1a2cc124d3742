import { assert } from '../assert.ts'
import { Decimal } from './decimal.ts'
import { Fraction } from './fraction.ts'

export type Split = {
  /** One weight per part, in line order. Their sum is zero only if the total is. */
  readonly weights: readonly Decimal[]
  /** Fraction digits of every part: the currency's minor digits. */
  readonly scale: number
}

/**
 * Splits `total` in proportion to the weights (MON 5): each part is rounded down, then the units
 * left over go to the largest remainders, ties in line order. The parts always add up to `total`,
 * and the split of -x is the negated split of x.
 *
 * @example largestRemainder(Decimal.parse('1.00'), { weights: [one, one, one], scale: 2 })
 * // 0.34, 0.33, 0.33
 */
export const largestRemainder = (total: Decimal, { weights, scale }: Split): Decimal[] => {
  if (total.isZero()) return weights.map(() => Decimal.zero)
  if (total.isNegative()) {
    return largestRemainder(total.negate(), { weights, scale }).map((part) => part.negate())
  }
  const whole = Decimal.sum(weights)
  assert(!whole.isZero(), 'weights of a split do not cancel out')
  const units = new Fraction(total.coefficient(scale), 1n)
  const shares = weights.map((weight) => units.times(Fraction.ratio(weight, whole)))
  const floors = shares.map((share) => share.floor())
  const left = floors.reduce((rest, floor) => rest - floor, units.numerator)
  const favoured = new Set(byRemainder(shares).filter((_, rank) => BigInt(rank) < left))
  const parts = floors.map((floor, line) =>
    Decimal.scaled(favoured.has(line) ? floor + 1n : floor, scale))
  assert(Decimal.sum(parts).equals(total), 'parts add up to the whole')
  return parts
}

/** Line numbers, largest remainder first; the sort is stable, so ties keep line order. */
const byRemainder = (shares: readonly Fraction[]): number[] =>
  shares
    .map((share, line) => ({ line, remainder: share.plus(new Fraction(-share.floor(), 1n)) }))
    .sort((one, other) => other.remainder.compare(one.remainder))
    .map(({ line }) => line)
