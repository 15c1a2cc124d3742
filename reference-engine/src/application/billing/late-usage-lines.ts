import { assert } from '../../domain/assert.ts'
import type { BilledUsage } from '../../domain/invoicing/billed-usage.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import { usageAdjustment } from '../../domain/invoicing/usage-adjustment.ts'
import { Money } from '../../domain/money/money.ts'
import type { SubscriptionItem } from '../../domain/subscriptions/subscription.ts'
import type { ClosedUsageWindow, OfSubscription } from '../billing-ports.ts'
import type { BillingWork } from './billing-work.ts'
import { measureItems } from './measure-items.ts'

type Of = OfSubscription & { readonly items: readonly SubscriptionItem[] }

/**
 * The adjustments that a subscription's next invoice takes: one for each item and closed period
 * whose usage is no longer what was billed (USG 7), in the order of the periods and,
 * within one, of the items.
 */
export const lateUsageLines = async (
  { store, dependencies: { limits } }: BillingWork,
  { items, ...subscription }: Of,
): Promise<InvoiceLine[]> => {
  const { organizationId, customerId } = subscription
  if (items.every(({ meter }) => meter === undefined)) return []
  const ageDaysMax = limits.usageAgeDaysMax
  const closed = await store.closedUsageWindows({ ...subscription, ageDaysMax })
  if (closed.length === 0) return []
  const measured = await store.usageQuantities({
    organizationId, customerId,
    windows: closed.map(({ meterId, period }) => ({ meterId, period })),
  })
  const changed = closed.filter(({ eventChecksum, quantity }, index) =>
    measured[index]?.checksum !== eventChecksum || !measured[index].quantity.equals(quantity))
  const lines: InvoiceLine[] = []
  for (const { window, item } of inOrder(changed, items)) {
    const { period } = window
    const usage = (await measureItems(store, { customer: subscription, items: [item], period }))
      .get(item.id)
    assert(usage !== undefined, 'a closed window belongs to a usage item')
    const line = usageAdjustment(billedUsage(window, item), usage)
    if (line !== undefined) lines.push(line)
  }
  return lines
}

type Closed = { readonly window: ClosedUsageWindow; readonly item: SubscriptionItem }

const inOrder = (
  windows: readonly ClosedUsageWindow[],
  items: readonly SubscriptionItem[],
): Closed[] =>
  items.flatMap((item) => windows
    .filter(({ itemId }) => itemId === item.id).map((window) => ({ window, item })))
    .sort(({ window: { period: one } }, { window: { period: other } }) =>
      Number(one.start.epochNanoseconds - other.start.epochNanoseconds))

const billedUsage = (window: ClosedUsageWindow, { price }: SubscriptionItem): BilledUsage => {
  const { itemId, period, quantity, amount, eventCount, eventChecksum } = window
  return {
    itemId, price, period, quantity, eventCount, eventChecksum,
    amount: Money.parse(amount, price.currency),
  }
}
