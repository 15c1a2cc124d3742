import type { Temporal } from 'temporal-polyfill'
import { isBefore } from '../time/instant.ts'
import type { Instant, Period } from '../time/instant.ts'
import { instantOfWallTime } from '../time/wall-time.ts'

export const windowUnits = ['whole', 'hour', 'day', 'month'] as const
export type WindowUnit = (typeof windowUnits)[number]

type Cutting = { readonly unit: WindowUnit; readonly timeZone: string }

/**
 * A period cut where the clocks of a zone begin an hour, a day or a month (MTR 8); the first and
 * the last window may be cut. One after the other, so that a caller may stop at too many.
 */
export function* usageWindows(
  { start, end }: Period,
  { unit, timeZone }: Cutting,
): Generator<Period> {
  let from = start
  if (unit !== 'whole') {
    for (const boundary of boundaries(start, { unit, timeZone })) {
      if (!isBefore(boundary, end)) break
      // In a gap several boundaries are one instant, and one may lie before the start.
      if (!isBefore(from, boundary)) continue
      yield { start: from, end: boundary }
      from = boundary
    }
  }
  yield { start: from, end }
}

type Boundaries =
  { readonly unit: Exclude<WindowUnit, 'whole'>; readonly timeZone: string }

function* boundaries(start: Instant, { unit, timeZone }: Boundaries): Generator<Instant> {
  const first = floored(start.toZonedDateTimeISO(timeZone).toPlainDateTime(), unit)
  for (let count = 1; ; count += 1) {
    yield instantOfWallTime(first.add({ [`${unit}s`]: count }), timeZone)
  }
}

const floored = (
  local: Temporal.PlainDateTime,
  unit: Boundaries['unit'],
): Temporal.PlainDateTime => {
  const smallestUnit = unit === 'month' ? 'day' : unit
  const rounded = local.round({ smallestUnit, roundingMode: 'floor' })
  return unit === 'month' ? rounded.with({ day: 1 }) : rounded
}
