import type { Portion } from '@valora/spec/types'
import { instantParts } from './boundary.ts'
import { isBefore, microseconds } from './instant-order.ts'
import type { Window } from './measure.ts'
import { rational, type Rational } from './rational.ts'
import { dayNumber, wallAt } from './wall-clock.ts'

export type { Portion } from '@valora/spec/types'

export type ProrationUnit = Portion['unit']

export type Counting = { unit: ProrationUnit; zone: string }

const localDay = (zone: string, instant: string): number => {
  const { year, month, day } = wallAt(zone, instantParts(instant).epoch)
  return dayNumber(year, month, day)
}

/**
 * Days between the local dates of both ends, so that the day of a change counts for what begins on
 * it (PRO 1.2); or whole elapsed seconds (PRO 1.3).
 */
export const unitsBetween = ({ unit, zone }: Counting, { start, end }: Window): number => {
  if (!isBefore(start, end)) return 0
  if (unit === 'day') return localDay(zone, end) - localDay(zone, start)
  return Number((microseconds(end) - microseconds(start)) / 1_000_000n)
}

/** The part of a whole period that a stretch of it is (PRO 1.1). */
export const portionOf = (
  counting: Counting, { stretch, whole }: { stretch: Window; whole: Window },
): Portion => ({
  numerator: unitsBetween(counting, stretch), denominator: unitsBetween(counting, whole),
  unit: counting.unit,
})

export const isWhole = ({ numerator, denominator }: Portion): boolean => numerator === denominator

export const fractionOf = ({ numerator, denominator }: Portion): Rational =>
  rational(BigInt(numerator), BigInt(denominator))
