import { Decimal } from '../money/decimal.ts'
import type { Pricing } from './price.ts'

/** How much was used of one combination of property texts; null where the property is missing. */
export type GroupQuantity = {
  readonly values: ReadonlyMap<string, string | null>
  readonly quantity: Decimal
}

/** What a price rates: one quantity, a quantity for each group, or amounts of transactions. */
export type Usage =
  | { readonly quantity: Decimal }
  | { readonly groups: readonly GroupQuantity[] }
  /** In the order of (timestamp, id), which decides what an allowance covers (PRC 5). */
  | { readonly transactions: readonly Decimal[] }

export type UsageKind = 'quantity' | 'groups' | 'transactions'

/** Which usage a model rates. */
export const usageKindOf = ({ type }: Pick<Pricing, 'type'>): UsageKind => {
  switch (type) {
    case 'percentage': return 'transactions'
    case 'matrix': return 'groups'
    case 'flat':
    case 'per_unit':
    case 'graduated':
    case 'volume':
    case 'package': return 'quantity'
  }
}

/** Whether a model rates one quantity that may vary: what modifiers of a quantity need. */
export const ratesQuantity = (pricing: Pick<Pricing, 'type'>): boolean =>
  pricing.type !== 'flat' && usageKindOf(pricing) === 'quantity'

/** All that was used together, as it was measured: corrections may make it negative. */
export const totalUsed = (usage: Usage): Decimal => {
  if ('quantity' in usage) return usage.quantity
  return 'groups' in usage
    ? Decimal.sum(usage.groups.map(({ quantity }) => quantity))
    : Decimal.sum(usage.transactions)
}
