import { assert } from '../assert.ts'
import { Decimal } from '../money/decimal.ts'
import type { GroupQuantity, Usage } from '../pricing/usage.ts'

/** Two stretches of usage of one meter as one: what it measures adds up over time. */
export const addUsage = (before: Usage, after: Usage): Usage => {
  if ('quantity' in before && 'quantity' in after) {
    return { quantity: before.quantity.plus(after.quantity) }
  }
  if ('transactions' in before && 'transactions' in after) {
    return { transactions: [...before.transactions, ...after.transactions] }
  }
  assert('groups' in before && 'groups' in after, 'one price rates one kind of usage')
  return { groups: addGroups([...before.groups, ...after.groups]) }
}

const addGroups = (groups: readonly GroupQuantity[]): GroupQuantity[] => {
  const added = new Map<string, GroupQuantity>()
  for (const { values, quantity } of groups) {
    const key = JSON.stringify([...values])
    const before = added.get(key)?.quantity ?? Decimal.zero
    added.set(key, { values, quantity: before.plus(quantity) })
  }
  return [...added.values()]
}
