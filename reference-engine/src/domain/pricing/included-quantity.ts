import { Decimal } from '../money/decimal.ts'

/** What of a quantity lies beyond what is included, down to zero (PRC 1). */
export const beyondIncluded = (quantity: Decimal, included: Decimal): Decimal =>
  quantity.minus(included).max(Decimal.zero)
