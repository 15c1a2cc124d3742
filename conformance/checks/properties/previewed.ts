import type { PricePreview } from '@valora/spec/types'
import type { Rated, RatedPrice } from '../../oracle/rate.ts'
import { parse } from '../../oracle/rational.ts'
import type { CheckContext } from '../../src/check.ts'
import type { PricedUsage } from './any-price.ts'

type Asked = { currency: string; price: RatedPrice; used: PricedUsage['used'] }

/** The preview of an inline price, answered 200. */
export const preview = async (
  { api, expect }: Pick<CheckContext, 'api' | 'expect'>, { currency, price, used }: Asked,
): Promise<PricePreview> => {
  const request = { price: { ...price, currency }, ...used }
  return expect.status(await api.post<PricePreview>('/prices/preview', request), 200).body
}

/** What was used, as the model reads it. */
export const ratedOf = ({ quantity, transactions, groups }: PricedUsage['used']): Rated => {
  if (transactions !== undefined) return { transactions: transactions.map(parse) }
  if (groups === undefined) return parse(quantity ?? '0')
  return { groups: groups.map((one) => ({ values: one.values, quantity: parse(one.quantity) })) }
}
