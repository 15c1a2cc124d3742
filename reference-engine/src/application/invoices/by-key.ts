import type { OfCustomer, OfSubscription } from '../billing-ports.ts'

/** Puts what belongs together under one key, each group in the order given. */
export const groupsBy = <Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

export const customerKey = ({ organizationId, customerId }: OfCustomer): string =>
  `${organizationId}/${customerId}`

export const subscriptionKey = (of: OfSubscription): string =>
  `${customerKey(of)}/${of.subscriptionId}`
