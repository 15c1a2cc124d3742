import { currencyOf } from '../../domain/money/currency.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import {
  planCurrencyFaults, planItemFaults, planItems,
} from '../../domain/pricing/plan-items.ts'
import { Refusal, refuseFaults } from '../../domain/refusal.ts'
import { refuseLongInterval } from '../../domain/time/interval.ts'
import type { Interval } from '../../domain/time/interval.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Prices } from '../ports.ts'
import { rateablePrice } from '../prices/rateable-price.ts'
import type { StoredPrice } from '../prices/stored-price.ts'
import { missing } from '../references.ts'
import type { StoredPlanVersion } from './stored-plan.ts'

/** What a version of a plan is asked to sell. */
export type PlanTerms = {
  readonly currency: string
  readonly interval: Interval
  readonly items: readonly { readonly priceId: string; readonly quantity?: Decimal | undefined }[]
}

type Sold = Pick<StoredPlanVersion, 'currency' | 'intervalUnit' | 'intervalCount' | 'items'>

type Asked = {
  readonly prices: Prices
  readonly organizationId: string
  readonly terms: PlanTerms
}

export type CheckedTerms = {
  readonly sold: Sold
  /** The price of each item, archived or not: that is judged last (ERR 2). */
  readonly prices: readonly StoredPrice[]
}

/** The terms of a version as they are stored, if they fit; one currency for all (MON 6). */
export const checkedTerms = async (
  { currencies }: Dependencies,
  asked: Asked,
): Promise<CheckedTerms> => {
  const { terms } = asked
  const prices = await pricesOf(asked)
  const currency = currencyOf(currencies, terms.currency)
  refuseLongInterval(terms.interval)
  const items = prices.map((price, index) =>
    ({ price: rateablePrice(price, currencies), quantity: terms.items[index]?.quantity }))
  refuseFaults('plan_items_invalid', planItemFaults(items))
  refuseFaults('plan_currency_mismatch', planCurrencyFaults(items, currency))
  return {
    prices,
    sold: {
      currency: terms.currency,
      intervalUnit: terms.interval.unit,
      intervalCount: terms.interval.count,
      items: planItems(items).map(({ price, quantity }) =>
        ({ priceId: price.id, quantity: quantity ?? null })),
    },
  }
}

/** The pointer to the price of an item. */
export const pricePointer = (index: number): string => `/items/${index}/price_id`

const pricesOf = async (
  { prices, organizationId, terms: { items } }: Asked,
): Promise<StoredPrice[]> => {
  const ids = [...new Set(items.map(({ priceId }) => priceId))]
  const known = new Map(
    (await prices.findMany({ organizationId, ids })).map((price) => [price.id, price]))
  const faults = items.flatMap(({ priceId }, index) => known.has(priceId) ? []
    : [missing({ pointer: pricePointer(index), code: 'price_not_found' })])
  if (faults.length > 0) throw new Refusal('price_not_found', {}, faults)
  return items.flatMap(({ priceId }) => known.get(priceId) ?? [])
}
