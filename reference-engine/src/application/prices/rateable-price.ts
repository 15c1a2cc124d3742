import { currencyOf } from '../../domain/money/currency.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import type { Price } from '../../domain/pricing/price.ts'
import type { StoredPrice } from './stored-price.ts'
import { readPricing } from './stored-pricing.ts'

/** A stored price as the domain rates it: preview, plans and invoices all read it here. */
export const rateablePrice = (stored: StoredPrice, currencies: CurrencyTable): Price => ({
  id: stored.id,
  currency: currencyOf(currencies, stored.currency),
  pricing: readPricing(stored.pricing),
  includedQuantity: stored.includedQuantity,
  timing: stored.timing,
  meterId: stored.meterId ?? undefined,
})
