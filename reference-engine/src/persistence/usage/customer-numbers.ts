import type { Queries } from '../connection/database.ts'
import { bigints } from './binary-array.ts'
import type { OfCustomer } from './usage-place.ts'

/**
 * The numbers of customers that a transaction has read. A number never changes, and a billing run
 * needs it of each customer in statement after statement.
 */
const known = new WeakMap<Queries, Map<string, number>>()

const keyOf = ({ organizationId, customerId }: OfCustomer): string =>
  `${organizationId}/${customerId}`

/** Remembers a number until the transaction ends; outside of one nothing is remembered. */
export const rememberNumber = (
  queries: Queries,
  { number, ...of }: OfCustomer & { readonly number: number }
): void => {
  if (!queries.isTransaction) return
  const numbers = known.get(queries) ?? new Map<string, number>()
  known.set(queries, numbers.set(keyOf(of), number))
}

/** The numbers as an array of a statement, null where it has to look one up. */
export const customerNumbers = (queries: Queries, of: readonly OfCustomer[]): Buffer => {
  const numbers = known.get(queries)
  return bigints(of, (each) => numbers?.get(keyOf(each)) ?? null)
}

/** The number of the customer that row `v` names: as it was given, or looked up. */
export const numberOfCustomer = `coalesce(v.customer_number, (select number from customers
  where organization_id = v.organization_id and id = v.customer_id))`
