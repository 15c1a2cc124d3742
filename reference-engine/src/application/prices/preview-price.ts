import { priceFaults } from '../../domain/pricing/price-faults.ts'
import type { RateablePrice } from '../../domain/pricing/price.ts'
import { rate } from '../../domain/pricing/rate.ts'
import type { Rated } from '../../domain/pricing/rate.ts'
import { usageFaults } from '../../domain/pricing/usage-faults.ts'
import type { Usage } from '../../domain/pricing/usage.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import type { Dependencies } from '../dependencies.ts'
import { foundIn } from '../references.ts'
import type { Caller } from '../ports.ts'
import { rateablePrice, rateableTerms } from './rateable-price.ts'
import type { PriceTerms } from './stored-price.ts'

export type PreviewPrice =
  & { readonly usage: Usage }
  & ({ readonly priceId: string; readonly inline?: undefined }
    | { readonly inline: PriceTerms; readonly priceId?: undefined })

export type PricePreview = { readonly price: RateablePrice; readonly rated: Rated }

/** Rates usage by a stored or an inline price, and changes nothing (PRC 7). */
export const previewPrice = (dependencies: Dependencies) =>
  async (caller: Caller, command: PreviewPrice): Promise<PricePreview> => {
    const price = command.priceId === undefined
      ? inlinePrice(dependencies, command.inline)
      : await storedPrice(dependencies, { caller, priceId: command.priceId })
    refuseFaults('price_preview_invalid', usageFaults(price.pricing, command.usage))
    return { price, rated: rate(price, command.usage) }
  }

const storedPrice = async (
  { read, currencies }: Dependencies,
  { caller: { organizationId }, priceId }: { caller: Caller; priceId: string },
): Promise<RateablePrice> => rateablePrice(
  await read(({ prices }) => foundIn(prices.find({ organizationId, id: priceId }),
    { pointer: '/price_id', code: 'price_not_found' })), currencies)

const inlinePrice = ({ currencies }: Dependencies, terms: PriceTerms): RateablePrice => {
  const price = rateableTerms(terms, currencies)
  refuseFaults('price_definition_invalid',
    priceFaults(price).map((fault) => ({ ...fault, pointer: `/price${fault.pointer}` })))
  return price
}
