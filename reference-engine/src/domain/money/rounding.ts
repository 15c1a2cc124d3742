import { Decimal } from './decimal.ts'
import { Fraction } from './fraction.ts'
import { roundHalfAwayFromZero } from './round-half-away-from-zero.ts'

/** How a price rounds a converted quantity: which way, and how many fraction digits stay. */
export type Rounding = {
  readonly mode: 'up' | 'down' | 'half_away_from_zero'
  readonly digits: number
}

/** Rounds an exact ratio of 0 or more; `up` and `down` are then away from and towards zero. */
export const roundBy = (exact: Fraction, { mode, digits }: Rounding): Decimal => {
  const units = exact.times(new Fraction(10n ** BigInt(digits), 1n))
  switch (mode) {
    case 'up': return Decimal.scaled(units.ceil(), digits)
    case 'down': return Decimal.scaled(units.floor(), digits)
    case 'half_away_from_zero': return roundHalfAwayFromZero(exact, digits)
  }
}
