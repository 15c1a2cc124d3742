import type { components } from '@valora/spec/types'
import { Decimal } from '../../domain/money/decimal.ts'
import type { Pricing, Tier } from '../../domain/pricing/price.ts'

/** A pricing in its wire form: kept as the caller gave it, zeros included (PRC 1). */
export type StoredPricing = components['schemas']['Pricing']

/** The pricing as the domain rates it; its decimals have kept the contract's form. */
export const readPricing = (stored: StoredPricing): Pricing => {
  switch (stored.type) {
    case 'flat':
      return { type: 'flat', amount: Decimal.parse(stored.amount) }
    case 'per_unit':
      return { type: 'per_unit', unitAmount: Decimal.parse(stored.unit_amount) }
    case 'graduated':
    case 'volume':
      return { type: stored.type, tiers: stored.tiers.map(readTier) }
    case 'package':
      return {
        type: 'package',
        packageSize: Decimal.parse(stored.package_size),
        packageAmount: Decimal.parse(stored.package_amount),
      }
  }
}

type StoredTier = components['schemas']['PriceTier']

const readTier = ({ up_to, unit_amount, flat_amount }: StoredTier): Tier => ({
  upTo: up_to === undefined ? undefined : Decimal.parse(up_to),
  unitAmount: Decimal.parse(unit_amount),
  flatAmount: flat_amount === undefined ? undefined : Decimal.parse(flat_amount),
})
