import type { Price } from '../../domain/pricing/price.ts'
import type { SoldPrice, SoldPrices } from '../billing/sold-price.ts'
import type { Tenant } from '../ports.ts'
import { groupsBy } from './by-key.ts'
import type { InvoicingWork } from './invoicing-work.ts'

/** What the prices of organizations sell. */
export type Catalogue = {
  readonly sold: SoldPrices
  /** The same as the domain rates them. */
  readonly prices: ReadonlyMap<string, Price>
}

export type PriceWanted = Tenant & { readonly priceId: string }

/** The prices that are asked for, by their ids; each organization is asked once. */
export const pricesOf = async (
  { soldPrices }: Pick<InvoicingWork, 'soldPrices'>,
  wanted: readonly PriceWanted[],
): Promise<Catalogue> => {
  const sold = new Map<string, SoldPrice>()
  for (const [organizationId, each] of groupsBy(wanted, (price) => price.organizationId)) {
    const ids = [...new Set(each.map(({ priceId }) => priceId))]
    for (const [id, price] of await soldPrices(organizationId, ids)) sold.set(id, price)
  }
  return { sold, prices: new Map([...sold].map(([id, { price }]) => [id, price])) }
}
