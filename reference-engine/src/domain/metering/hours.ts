import { Temporal } from 'temporal-polyfill'
import { earlierOf, isBefore } from '../time/instant.ts'
import type { Instant, Moment, Period } from '../time/instant.ts'

/** The start of the UTC hour that holds `moment`: the bucket of its rollup. */
export const hourOf = (moment: Moment): Instant =>
  new Temporal.Instant(startOfHour(hourNumber(moment)).epochNanoseconds)

/** The first moment of an hour by its number. */
export const startOfHour = (number: bigint): Moment => ({ epochNanoseconds: number * hour_ns })

const hour_ns = 3_600_000_000_000n

/** The UTC hours since 1970 at the start of that of `instant`. */
export const hourNumber = ({ epochNanoseconds: from }: Moment): bigint =>
  (from < 0n ? from - hour_ns + 1n : from) / hour_ns

export type HourSplit = {
  /** Rollups answer for this part; absent when the period holds no whole hour. */
  readonly hours?: Period | undefined
  /** Stretches that cut an hour (at most two): recomputed from raw events. */
  readonly edges: readonly Period[]
}

/**
 * Parts a period into whole UTC hours and the edges that cut one. Zones whose offset is no whole
 * hour (Kathmandu, Lord Howe) have edges at every boundary.
 */
export const splitByHour = ({ start, end }: Period): HourSplit => {
  const first = start.round({ smallestUnit: 'hour', roundingMode: 'ceil' })
  const last = hourOf(end)
  if (!isBefore(first, last)) {
    const meeting = earlierOf(first, end)
    return { edges: parts([{ start, end: meeting }, { start: meeting, end }]) }
  }
  return {
    hours: { start: first, end: last },
    edges: parts([{ start, end: first }, { start: last, end }]),
  }
}

const parts = (periods: readonly Period[]): Period[] =>
  periods.filter(({ start, end }) => isBefore(start, end))
