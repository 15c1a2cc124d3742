import type { PriceDiscount, UnitConversion } from '@valora/spec/types'
import { Decimal } from '../../domain/money/decimal.ts'
import type { Conversion, Discount } from '../../domain/pricing/price.ts'

/** Modifiers in their wire form: kept as the caller gave them, zeros included (PRC 1). */
export type StoredUnitConversion = Readonly<UnitConversion>
export type StoredDiscount = Readonly<PriceDiscount>

/** The conversion as the domain applies it. */
export const readConversion = (
  { operation, factor, rounding }: StoredUnitConversion,
): Conversion => ({ operation, factor: Decimal.parse(factor), rounding })

/** The discount as the domain applies it. */
export const readDiscount = (stored: StoredDiscount): Discount => {
  switch (stored.type) {
    case 'usage': return { type: 'usage', quantity: Decimal.parse(stored.quantity) }
    case 'amount': return { type: 'amount', amount: Decimal.parse(stored.amount) }
    case 'percentage': return { type: 'percentage', percentage: Decimal.parse(stored.percentage) }
  }
}
