import { assert } from '../assert.ts'
import { Decimal } from './decimal.ts'
import { Fraction } from './fraction.ts'

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
export const largestRemainder = (
  parts: readonly Decimal[],
  { total, scale }: Whole,
): Decimal[] => {
  const unit = Decimal.scaled(1n, scale)
  const exact = parts.map((part) => Fraction.ratio(part, unit))
  const floors = exact.map((units) => units.floor())
  const missing = floors.reduce((rest, floor) => rest - floor, total.coefficient(scale))
  const favoured = new Set(byRemainder(exact).filter((_, rank) => BigInt(rank) < missing))
  const shares = floors.map((floor, index) =>
    Decimal.scaled(favoured.has(index) ? floor + 1n : floor, scale))
  assert(Decimal.sum(shares).equals(total), 'parts add up to the whole')
  return shares
}

/** Places of the parts, largest remainder first; the sort is stable, so ties keep their order. */
const byRemainder = (exact: readonly Fraction[]): number[] =>
  exact
    .map((units, index) => ({ index, remainder: units.plus(new Fraction(-units.floor(), 1n)) }))
    .sort((one, other) => other.remainder.compare(one.remainder))
    .map(({ index }) => index)
