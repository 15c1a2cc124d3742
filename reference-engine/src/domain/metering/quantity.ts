import { Decimal } from '../money/decimal.ts'
import { Fraction } from '../money/fraction.ts'
import { roundHalfAwayFromZero } from '../money/round-half-away-from-zero.ts'
import type { Period } from '../time/instant.ts'
import { laterOf } from './event-order.ts'
import { decimalOf, fixedUnit } from './fixed-value.ts'
import type { FixedValue } from './fixed-value.ts'
import type { Aggregation } from './meter.ts'
import { microsecondsBetween } from './rollup.ts'
import type { Level, Rollup } from './rollup.ts'

/** What the events before a window leave to it, for meters that carry forward (MTR 3). */
export type Carried = {
  readonly level: Level | undefined
  /** Of all values before; for `weighted_sum`. */
  readonly sum: FixedValue
}

export const nothingCarried: Carried = { level: undefined, sum: 0n }

/** What is carried into the window that follows one of this rollup. */
export const carryOn = ({ level, sum }: Carried, rollup: Rollup): Carried => ({
  level: level === undefined || rollup.latest === undefined
    ? rollup.latest ?? level
    : laterOf(level, rollup.latest),
  sum: sum + rollup.sum,
})

type Window = {
  /** Of the distinct values only their number counts. */
  readonly rollup: Omit<Rollup, 'distinct'> & { readonly distinct: { readonly size: number } }
  readonly carried: Carried
  readonly period: Period
}

/** Of a quotient that may not end, as many digits are kept as a quantity has (MON 3). */
const digits = 12

const divided = (value: bigint, by: bigint): Decimal =>
  roundHalfAwayFromZero(new Fraction(value, by * fixedUnit), digits)

/** One row per aggregation; with no event and nothing carried each is 0 (MTR 1, MTR 3). */
const quantities = {
  count: ({ rollup: { count } }) => Decimal.integer(count),
  sum: ({ rollup: { sum } }) => decimalOf(sum),
  max: ({ rollup: { max }, carried: { level } }) => decimalOf(
    max === undefined || (level !== undefined && level.value > max) ? level?.value ?? 0n : max),
  min: ({ rollup: { min } }) => decimalOf(min ?? 0n),
  average: ({ rollup: { sum, count } }) =>
    count === 0 ? Decimal.zero : divided(sum, BigInt(count)),
  unique_count: ({ rollup: { distinct } }) => Decimal.integer(distinct.size),
  latest: ({ rollup: { latest }, carried: { level } }) =>
    decimalOf((latest ?? level)?.value ?? 0n),
  weighted_sum: ({ rollup: { weighted }, carried: { sum }, period: { start, end } }) => {
    const length = microsecondsBetween(start, end)
    return divided(weighted + sum * length, length)
  },
} satisfies { [Name in Aggregation]: (window: Window) => Decimal }

/** What a meter of this aggregation measured in a window (MTR 1, MTR 3, MTR 4). */
export const quantity = (aggregation: Aggregation, window: Window): Decimal =>
  quantities[aggregation](window)
