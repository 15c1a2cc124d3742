import { assert } from '../../domain/assert.ts'
import { usageBilledBy } from '../../domain/invoicing/billed-usage.ts'
import type { BilledUsage } from '../../domain/invoicing/billed-usage.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import { isSameInstant } from '../../domain/time/instant.ts'
import type { Store } from '../ports.ts'
import { subscriptionKey } from './by-key.ts'
import type { PreparedInvoice } from './prepared-invoice.ts'
import type { ClosedUsageWindow, UsageEnding } from './usage-window-ports.ts'

type Closing = 'closeUsageWindows' | 'releaseUsageWindows'

/** Remembers what invoices that are being finalized bill for usage. */
export const closeUsage = async (
  { closeUsageWindows, releaseUsageWindows }: Pick<Store, Closing>,
  prepared: readonly PreparedInvoice[],
): Promise<void> => {
  const windows = prepared.flatMap((each): ClosedUsageWindow[] => {
    const { organizationId, customerId, subscriptionId, id: invoiceId } = each.draft
    if (subscriptionId === null) return []
    return billedOnce(each.calculated.lines).map((billed) => {
      const { itemId, price: { id: priceId, meterId }, period, continues, trial } = billed
      assert(meterId !== undefined, 'usage has a meter')
      return {
        organizationId, customerId, subscriptionId, itemId, priceId, meterId, period,
        continues: continues ?? null, trial, invoiceId,
        quantity: billed.quantity, amount: billed.amount.toString(),
        eventCount: billed.eventCount, eventChecksum: billed.eventChecksum,
      }
    })
  })
  if (windows.length > 0) await closeUsageWindows(windows)
  const rebilling = prepared.flatMap(({ draft }) => {
    const { organizationId, customerId, subscriptionId, id: invoiceId } = draft
    return subscriptionId === null || draft.replacesInvoiceId === null ? []
      : [{ organizationId, customerId, subscriptionId, invoiceId }]
  })
  if (rebilling.length > 0) await releaseUsageWindows(rebilling)
}

/** What lines bill for each window; one that is billed anew may be adjusted beside it. */
const billedOnce = (lines: readonly InvoiceLine[]): BilledUsage[] => {
  const windows: BilledUsage[] = []
  for (const billed of usageBilledBy(lines)) {
    const place = windows.findIndex((window) => isSameWindow(window, billed))
    const before = windows[place]
    if (before === undefined) windows.push(billed)
    else windows[place] = added(before, billed)
  }
  return windows
}

const isSameWindow = (one: BilledUsage, other: BilledUsage): boolean =>
  one.itemId === other.itemId && isSameInstant(one.period.start, other.period.start)

const added = ({ quantity, amount }: BilledUsage, billed: BilledUsage): BilledUsage =>
  ({ ...billed, quantity: billed.quantity.plus(quantity), amount: billed.amount.plus(amount) })

/**
 * Ends the windows of subscriptions that nothing bills any more; the invoices are stored as final
 * before, since a draft that is left keeps them open.
 */
export const endUsage = async (
  { endUsageWindows }: Pick<Store, 'endUsageWindows'>,
  prepared: readonly PreparedInvoice[],
): Promise<void> => {
  const endings = new Map<string, UsageEnding>()
  for (const { draft, over } of prepared) {
    const { organizationId, customerId, subscriptionId } = draft
    if (subscriptionId === null || over === false) continue
    const subscription = { organizationId, customerId, subscriptionId }
    endings.set(subscriptionKey(subscription), { ...subscription, over: over === true })
  }
  if (endings.size > 0) await endUsageWindows([...endings.values()])
}
