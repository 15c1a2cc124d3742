import { earlierOf, isBefore } from '../../src/domain/time/instant.ts'
import type { Instant, Period } from '../../src/domain/time/instant.ts'

/** The start of the UTC hour that holds `instant`: the bucket of its rollup. */
export const hourOf = (instant: Instant): Instant =>
  instant.round({ smallestUnit: 'hour', roundingMode: 'floor' })

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
