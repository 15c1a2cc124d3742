import type { RatedPrice } from '../../oracle/rate.ts'
import type { GroupRow } from './price-terms.ts'

/** A quantity, the transactions in their order, or the quantities of groups. */
type Used = string | string[] | { groups: GroupRow[] }

type PricingRow = [why: string, price: RatedPrice, used: Used, currency?: string]

export type PricingSource = {
  requirement: string
  why: string
  currency: string
  price: RatedPrice
  used: Used
}

/** The rows of one requirement; the currency is USD where none is given. */
export const pricingOf = (requirement: string, rows: readonly PricingRow[]): PricingSource[] =>
  rows.map(([why, price, used, currency = 'USD']) => ({ requirement, why, currency, price, used }))

/** What a case says was used, in the words of a preview. */
export const usedTerms = (used: Used) => {
  if (typeof used === 'string') return { quantity: used }
  return Array.isArray(used) ? { transactions: used } : used
}
