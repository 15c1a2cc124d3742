import type { OfCustomer } from '../billing-ports.ts'
import { customerKey, groupsBy } from './by-key.ts'

/**
 * Parts invoices so that no part has two of one customer: what one uses up of coupons, credits and
 * late usage, the next must find gone. Mostly there is one part.
 */
export const inRounds = <Item>(
  items: readonly Item[],
  customerOf: (item: Item) => OfCustomer,
): readonly (readonly Item[])[] => {
  if (items.length === 0) return []
  const customers = new Set(items.map((item) => customerOf(item).customerId))
  if (customers.size === items.length) return [items]
  const rounds: Item[][] = []
  for (const group of groupsBy(items, (item) => customerKey(customerOf(item))).values()) {
    for (const [round, item] of group.entries()) (rounds[round] ??= []).push(item)
  }
  return rounds
}
