import { currencyOf } from '../../domain/money/currency.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import { priceFaults } from '../../domain/pricing/price-faults.ts'
import type { RateablePrice } from '../../domain/pricing/price.ts'
import { rate } from '../../domain/pricing/rate.ts'
import type { Rated } from '../../domain/pricing/rate.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import type { Dependencies } from '../dependencies.ts'
import { foundIn } from '../references.ts'
import type { Caller } from '../ports.ts'
import { rateablePrice } from './rateable-price.ts'
import type { StoredPrice } from './stored-price.ts'
import { readPricing } from './stored-pricing.ts'

export type InlinePrice = Pick<StoredPrice, 'currency' | 'pricing' | 'includedQuantity'>

export type PreviewPrice =
  & { readonly quantity: Decimal }
  & ({ readonly priceId: string; readonly inline?: undefined }
    | { readonly inline: InlinePrice; readonly priceId?: undefined })

export type PricePreview =
  { readonly price: RateablePrice; readonly quantity: Decimal; readonly rated: Rated }

/** Rates a quantity by a stored or an inline price, and changes nothing (PRC 7). */
export const previewPrice = (dependencies: Dependencies) =>
  async (caller: Caller, command: PreviewPrice): Promise<PricePreview> => {
    const price = command.priceId === undefined
      ? inlinePrice(dependencies, command.inline)
      : await storedPrice(dependencies, { caller, priceId: command.priceId })
    return { price, quantity: command.quantity, rated: rate(price, command.quantity) }
  }

const storedPrice = async (
  { read, currencies }: Dependencies,
  { caller: { organizationId }, priceId }: { caller: Caller; priceId: string },
): Promise<RateablePrice> => rateablePrice(
  await read(({ prices }) => foundIn(prices.find({ organizationId, id: priceId }),
    { pointer: '/price_id', code: 'price_not_found' })), currencies)

const inlinePrice = (
  { currencies }: Dependencies,
  { currency, pricing, includedQuantity }: InlinePrice,
): RateablePrice => {
  const price = {
    currency: currencyOf(currencies, currency), pricing: readPricing(pricing), includedQuantity,
  }
  refuseFaults('price_definition_invalid',
    priceFaults(price).map((fault) => ({ ...fault, pointer: `/price${fault.pointer}` })))
  return price
}
