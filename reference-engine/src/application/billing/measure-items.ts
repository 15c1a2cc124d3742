import { assert } from '../../domain/assert.ts'
import type { ItemUsage } from '../../domain/invoicing/invoice-lines.ts'
import type { Pricing } from '../../domain/pricing/price.ts'
import type { Usage } from '../../domain/pricing/usage.ts'
import type { SubscriptionItem } from '../../domain/subscriptions/subscription.ts'
import type { Period } from '../../domain/time/instant.ts'
import type { OfCustomer, UsageQuantity, UsageWindow } from '../billing-ports.ts'
import type { Store } from '../ports.ts'

export type Measurement = {
  readonly customer: OfCustomer
  readonly items: readonly SubscriptionItem[]
  /** Absent where no period closes: then nothing is measured. */
  readonly period: Period | undefined
}

type Measuring = Pick<Store, 'usageQuantities' | 'usageTransactions'>
type Metered =
  { readonly id: string; readonly pricing: Pricing; readonly window: UsageWindow }

/** What the meters of usage items measured in a period, by item id, and as prices rate it. */
export const measureItems = async (
  store: Measuring,
  { customer: { organizationId, customerId }, items, period }: Measurement,
): Promise<ReadonlyMap<string, ItemUsage>> => {
  const metered = period === undefined ? [] : meteredItems(items, period)
  if (metered.length === 0) return new Map()
  const customer = { organizationId, customerId }
  const windows = metered.map(({ window }) => window)
  const measured = await store.usageQuantities({ ...customer, windows })
  const usage = new Map<string, ItemUsage>()
  for (const [index, item] of metered.entries()) {
    const found = measured[index]
    assert(found !== undefined, 'every window is measured')
    const { quantity, eventCount, checksum: eventChecksum } = found
    const used = item.pricing.type === 'percentage'
      ? { transactions: await store.usageTransactions({ ...customer, ...item.window }) }
      : usageOf(item, found)
    usage.set(item.id, { quantity, eventCount, eventChecksum, usage: used })
  }
  return usage
}

const meteredItems = (items: readonly SubscriptionItem[], period: Period): Metered[] =>
  items.flatMap(({ id, price: { meterId, pricing } }) => meterId === undefined ? [] : [{
    id, pricing,
    window: {
      meterId, period, ...pricing.type === 'matrix' ? { groupBy: pricing.dimensions } : {},
    },
  }])

/** The quantity, or for a matrix the quantity of each combination of its dimensions. */
const usageOf = ({ window: { groupBy } }: Metered, { quantity, groups }: UsageQuantity): Usage => {
  if (groupBy === undefined) return { quantity }
  assert(groups !== undefined, 'groups that are asked for are measured')
  return {
    groups: groups.map((group) => ({
      quantity: group.quantity,
      values: new Map(groupBy.map((name, index) => [name, group.values[index] ?? null])),
    })),
  }
}
