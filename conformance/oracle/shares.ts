import { fixed } from './decimal-text.ts'
import {
  add, compare, divide, floor, multiply, parse, rational, subtract, sum, type Rational,
} from './rational.ts'

/**
 * Splits a rounded amount over exact parts: each is floored to the minor unit, and the missing
 * units go to the largest remainders, the earlier part first where they are equal (MON 5).
 */
export const shares = (
  parts: readonly Rational[], amount: string, minorDigits: number,
): string[] => {
  const scale = rational(10n ** BigInt(minorDigits))
  const scaled = parts.map((part) => multiply(part, scale))
  const floors = scaled.map(floor)
  const missing = subtract(multiply(parse(amount), scale), sum(floors)).numerator
  const remainders = scaled.map((part, index) =>
    ({ index, remainder: subtract(part, floors[index] as Rational) }))
  const first = new Set(remainders
    .toSorted((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
    .slice(0, Number(missing)).map(({ index }) => index))
  return floors.map((units, index) => {
    const whole = first.has(index) ? add(units, rational(1n)) : units
    return fixed(divide(whole, scale), minorDigits)
  })
}
