import type { Price } from '../../domain/pricing/price.ts'
import type { SoldPrice, SoldPrices } from '../billing/sold-price.ts'
import type { Tenant } from '../ports.ts'
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
  for (const [organizationId, ids] of priceIdsOf(wanted)) {
    for (const [id, price] of await soldPrices(organizationId, [...ids])) sold.set(id, price)
  }
  return { sold, prices: new Map([...sold].map(([id, { price }]) => [id, price])) }
}

/** The prices of each organization: thousands of items ask for a few of them. */
const priceIdsOf = (wanted: readonly PriceWanted[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const asked = new Map<string, Set<string>>()
  for (const { organizationId, priceId } of wanted) {
    const ids = asked.get(organizationId)
    if (ids === undefined) asked.set(organizationId, new Set([priceId]))
    else ids.add(priceId)
  }
  return asked
}
