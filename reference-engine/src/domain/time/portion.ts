import { assert } from '../assert.ts'
import type { Instant, Period } from './instant.ts'

export const prorationUnits = ['day', 'second'] as const
export type ProrationUnit = (typeof prorationUnits)[number]

/** What part of a period is meant: units of it, not reduced (PRO 1). */
export type Portion = {
  readonly numerator: number
  readonly denominator: number
  readonly unit: ProrationUnit
}

/** How time is counted: local calendar days need their zone. */
export type Counting = { readonly unit: ProrationUnit; readonly timeZone: string }

const second_ns = 1_000_000_000n

/**
 * The units of a stretch: whole elapsed seconds (PRO 1.3), or local calendar days. A day belongs
 * to the stretch that begins in it and not to the one that ends in it (PRO 1.2), so stretches that
 * meet never count a day twice or leave one out.
 */
export const unitsIn = ({ start, end }: Period, { unit, timeZone }: Counting): number => {
  if (unit === 'second') {
    return Number((end.epochNanoseconds - start.epochNanoseconds) / second_ns)
  }
  const [first, last] = [localDate(start, timeZone), localDate(end, timeZone)]
  return first.until(last, { largestUnit: 'day' }).days
}

/**
 * What part of a natural period a stretch within it is; absent where it is the whole of it.
 *
 * @example portionOf(tenDays, { natural: january, unit: 'day', timeZone: 'UTC' }) // 10 of 31
 */
export const portionOf = (
  stretch: Period,
  { natural, ...counting }: Counting & { readonly natural: Period },
): Portion | undefined => {
  if (stretch.start.equals(natural.start) && stretch.end.equals(natural.end)) return undefined
  const [numerator, denominator] = [unitsIn(stretch, counting), unitsIn(natural, counting)]
  assert(denominator > 0, 'a natural period has units')
  return numerator === denominator ? undefined : { numerator, denominator, unit: counting.unit }
}

const localDate = (instant: Instant, timeZone: string) =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate()
