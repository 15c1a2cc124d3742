import { currencyOf } from '../../domain/money/currency.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import type { Price, RateablePrice } from '../../domain/pricing/price.ts'
import { readConversion, readDiscount } from './stored-modifiers.ts'
import type { PriceTerms, StoredPrice } from './stored-price.ts'
import { readPricing } from './stored-pricing.ts'

/** The terms of a stored or an inline price as the domain rates them. */
export const rateableTerms = (terms: PriceTerms, currencies: CurrencyTable): RateablePrice => ({
  currency: currencyOf(currencies, terms.currency),
  pricing: readPricing(terms.pricing),
  includedQuantity: terms.includedQuantity,
  unitConversion: terms.unitConversion === null ? undefined : readConversion(terms.unitConversion),
  discounts: terms.discounts.map(readDiscount),
  minimumAmount: decimalIn(terms.minimumAmount),
  maximumAmount: decimalIn(terms.maximumAmount),
})

/** A stored price as the domain rates it: preview, plans and invoices all read it here. */
export const rateablePrice = (stored: StoredPrice, currencies: CurrencyTable): Price => ({
  ...rateableTerms(stored, currencies),
  id: stored.id,
  timing: stored.timing,
  meterId: stored.meterId ?? undefined,
})

const decimalIn = (text: string | null): Decimal | undefined =>
  text === null ? undefined : Decimal.parse(text)
