import type { components, PercentagePricing } from '@valora/spec/types'
import { Decimal } from '../../domain/money/decimal.ts'
import type { Percentage, Pricing, Tier } from '../../domain/pricing/price.ts'

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
    case 'percentage':
      return readPercentage(stored)
    case 'matrix':
      return {
        type: 'matrix',
        dimensions: stored.dimensions,
        cells: stored.cells.map(({ values, unit_amount }) =>
          ({ values: new Map(Object.entries(values)), unitAmount: Decimal.parse(unit_amount) })),
        defaultUnitAmount: Decimal.parse(stored.default_unit_amount),
      }
  }
}

const readPercentage = (stored: PercentagePricing): Percentage => ({
  type: 'percentage',
  rate: Decimal.parse(stored.rate),
  fixedAmount: decimalIn(stored.fixed_amount),
  freeTransactions: stored.free_transactions,
  freeAmount: decimalIn(stored.free_amount),
  minimumAmountPerTransaction: decimalIn(stored.minimum_amount_per_transaction),
  maximumAmountPerTransaction: decimalIn(stored.maximum_amount_per_transaction),
})

type StoredTier = components['schemas']['PriceTier']

const readTier = ({ up_to, unit_amount, flat_amount }: StoredTier): Tier => ({
  upTo: decimalIn(up_to),
  unitAmount: Decimal.parse(unit_amount),
  flatAmount: decimalIn(flat_amount),
})

const decimalIn = (text: string | undefined): Decimal | undefined =>
  text === undefined ? undefined : Decimal.parse(text)
