import { assert } from '../../domain/assert.ts'
import type { Meter } from '../../domain/metering/meter.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import type { Price } from '../../domain/pricing/price.ts'
import type { StoredMeter } from '../meters/stored-meter.ts'
import type { Store } from '../ports.ts'
import { rateablePrice } from '../prices/rateable-price.ts'
import type { StoredPrice } from '../prices/stored-price.ts'

/** A price as invoices need it. */
export type SoldPrice = {
  readonly price: Price
  readonly meter: Meter | undefined
  readonly productId: string
  /** What its lines are called: its own name, else the product's. */
  readonly description: string
}

/** By price id. */
export type SoldPrices = ReadonlyMap<string, SoldPrice>

type Catalogue = Pick<Store, 'prices' | 'meters' | 'products'>

/** Reads prices of an organization, each once, with their meters and names. */
export const readSoldPrices = (store: Catalogue, currencies: CurrencyTable) => {
  const known = new Map<string, SoldPrice>()
  return async (organizationId: string, priceIds: readonly string[]): Promise<SoldPrices> => {
    const missing = [...new Set(priceIds)].filter((id) => !known.has(id))
    for (const sold of await read(store, { organizationId, priceIds: missing, currencies })) {
      known.set(sold.price.id, sold)
    }
    return new Map(priceIds.map((id) => [id, soldPrice(known, id)]))
  }
}

/** The price with this id, which is there because what it bills refers to it. */
export const soldPrice = (sold: SoldPrices, priceId: string): SoldPrice => {
  const found = sold.get(priceId)
  assert(found !== undefined, 'a billed price exists')
  return found
}

type Wanted = {
  readonly organizationId: string
  readonly priceIds: readonly string[]
  readonly currencies: CurrencyTable
}

const read = async (store: Catalogue, wanted: Wanted): Promise<SoldPrice[]> => {
  const { organizationId, priceIds, currencies } = wanted
  if (priceIds.length === 0) return []
  const prices = await store.prices.findMany({ organizationId, ids: priceIds })
  const meterIds = [...new Set(prices.flatMap(({ meterId }) => meterId ?? []))]
  const meters = meterIds.length === 0
    ? [] : await store.meters.findMany({ organizationId, ids: meterIds })
  const products = await productsOf(store, { organizationId, prices })
  return prices.map((price) => ({
    price: rateablePrice(price, currencies), meter: meterOf(meters, price.meterId),
    productId: price.productId,
    description: price.name ?? products.find(({ id }) => id === price.productId)?.name ?? '',
  }))
}

type Nameless =
  { readonly organizationId: string; readonly prices: readonly StoredPrice[] }

/** Those that prices without a name of their own are called by. */
const productsOf = async ({ products }: Catalogue, { organizationId, prices }: Nameless) => {
  const ids = [...new Set(prices.filter(({ name }) => name === null)
    .map(({ productId }) => productId))]
  return ids.length === 0 ? [] : products.findMany({ organizationId, ids })
}

const meterOf = (meters: readonly StoredMeter[], meterId: string | null): Meter | undefined => {
  if (meterId === null) return undefined
  const meter = meters.find(({ id }) => id === meterId)
  assert(meter !== undefined, 'the meter of a price exists')
  const { eventName, aggregation, valueProperty } = meter
  return { eventName, aggregation, valueProperty: valueProperty ?? undefined }
}
