import { compareCodePoints } from './code-points.ts'
import { compareInstants, isBefore } from './instant-order.ts'
import {
  compare, greater, isPositive, parse, smaller, subtract, zero, type Rational,
} from './rational.ts'

/** What the oracle reads of a grant. */
export type Burnable = {
  id: string
  origin: 'manual' | 'credit_note' | 'negative_invoice'
  currency: string
  remaining: Rational
  priority: number
  cost_basis: string
  effective_at: string
  expires_at: string | null
}

const isUsable = ({ remaining, effective_at, expires_at }: Burnable, at: string): boolean =>
  isPositive(remaining) && !isBefore(at, effective_at) &&
  (expires_at === null || isBefore(at, expires_at))

const byExpiry = (one: string | null, other: string | null): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return compareInstants(one, other)
}

/** What a correction gave back comes first, by its age; then what was granted (INV 5.1). */
const burnOrder = (one: Burnable, other: Burnable): number => {
  const granted = Number(one.origin === 'manual') - Number(other.origin === 'manual')
  const age = compareInstants(one.effective_at, other.effective_at)
    || compareCodePoints(one.id, other.id)
  if (granted !== 0 || one.origin !== 'manual') return granted || age
  return one.priority - other.priority || byExpiry(one.expires_at, other.expires_at)
    || compare(parse(one.cost_basis), parse(other.cost_basis)) || age
}

export type Burnt = { grant: string; amount: Rational }

/** What each grant pays of a total, in the order in which they are burnt (CRD 3.1 to 3.3). */
export const burnt = (
  grants: readonly Burnable[], { total, currency, at }:
  { total: Rational; currency: string; at: string },
): Burnt[] => {
  let due = greater(total, zero)
  return grants.filter((grant) => grant.currency === currency && isUsable(grant, at))
    .toSorted(burnOrder)
    .map(({ id, remaining }) => {
      const amount = smaller(remaining, due)
      due = subtract(due, amount)
      return { grant: id, amount }
    }).filter(({ amount }) => isPositive(amount))
}
