import type { PriceDiscount, Pricing, UnitConversion } from '@valora/spec/types'

/** What the oracle reads of a price, stored or inline. */
export type RatedPrice = {
  pricing: Pricing
  included_quantity?: string
  unit_conversion?: UnitConversion | null
  discounts?: readonly PriceDiscount[]
  minimum_amount?: string | null
  maximum_amount?: string | null
}
