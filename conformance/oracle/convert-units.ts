import type { UnitConversion } from '@valora/spec/types'
import { divide, multiply, parse, type Rational } from './rational.ts'
import { asQuantity, rounded } from './rounding.ts'

/** Measured units as rated units, rounded once: as the price says, else to 12 digits. */
export const convertUnits = (
  quantity: Rational, { operation, factor, rounding }: UnitConversion,
): Rational => {
  const exact = operation === 'divide'
    ? divide(quantity, parse(factor)) : multiply(quantity, parse(factor))
  return rounding === undefined ? asQuantity(exact) : rounded(exact, rounding)
}
