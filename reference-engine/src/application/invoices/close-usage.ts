import { assert } from '../../domain/assert.ts'
import { usageBilledBy } from '../../domain/invoicing/billed-usage.ts'
import type { Store } from '../ports.ts'
import { subscriptionKey } from './by-key.ts'
import type { PreparedInvoice } from './prepared-invoice.ts'
import type { ClosedUsageWindow, UsageEnding } from './usage-window-ports.ts'

/** Remembers what finalized invoices bill for usage; the invoices are stored before. */
export const closeUsage = async (
  { closeUsageWindows, endUsageWindows }: Pick<Store, 'closeUsageWindows' | 'endUsageWindows'>,
  prepared: readonly PreparedInvoice[],
): Promise<void> => {
  const endings = new Map<string, UsageEnding>()
  const windows = prepared.flatMap((each): ClosedUsageWindow[] => {
    const { organizationId, customerId, subscriptionId, id: invoiceId } = each.draft
    if (subscriptionId === null) return []
    const subscription = { organizationId, customerId, subscriptionId }
    endings.set(subscriptionKey(subscription), { ...subscription, over: each.over })
    return usageBilledBy(each.calculated.lines).map((billed) => {
      const { itemId, price: { id: priceId, meterId }, period, continues, trial } = billed
      assert(meterId !== undefined, 'usage has a meter')
      return {
        ...subscription, itemId, priceId, meterId, period, continues: continues ?? null, trial,
        invoiceId, quantity: billed.quantity, amount: billed.amount.toString(),
        eventCount: billed.eventCount, eventChecksum: billed.eventChecksum,
      }
    })
  })
  if (windows.length > 0) await closeUsageWindows(windows)
  if (endings.size > 0) await endUsageWindows([...endings.values()])
}
