import { assert } from '../assert.ts'
import { negate, plus } from './exact-integer.ts'
import type { ExactInteger } from './exact-integer.ts'

/** A part in units: its floor, and its remainder over a divisor that all parts share. */
export type FlooredPart = { readonly floor: ExactInteger; readonly rest: ExactInteger }

/**
 * Gives the units that floored parts lack to their total to the largest remainders, ties in the
 * order of the parts (MON 5).
 */
export const settleRemainders = (
  parts: readonly FlooredPart[],
  total: ExactInteger,
): ExactInteger[] => {
  let floored: ExactInteger = 0
  for (const { floor } of parts) floored = plus(floored, floor)
  const missing = plus(total, negate(floored))
  assert(typeof missing === 'number' && missing >= 0 && missing <= parts.length,
    'parts add up to the whole')
  if (missing === 0) return parts.map(({ floor }) => floor)
  if (missing === parts.length) return parts.map(({ floor }) => plus(floor, 1))
  const favoured = new Set(byRemainder(parts).slice(0, missing))
  return parts.map(({ floor }, index) => favoured.has(index) ? plus(floor, 1) : floor)
}

/** Places of the parts, largest remainder first; the sort is stable, so ties keep their order. */
const byRemainder = (parts: readonly FlooredPart[]): number[] =>
  parts
    .map(({ rest }, index) => ({ index, rest }))
    .sort((one, other) => other.rest > one.rest ? 1 : other.rest < one.rest ? -1 : 0)
    .map(({ index }) => index)
