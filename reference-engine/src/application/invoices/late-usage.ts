import { assert } from '../../domain/assert.ts'
import type { BilledUsage } from '../../domain/invoicing/billed-usage.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import { withTrialDiscount } from '../../domain/invoicing/trial-discount.ts'
import { usageAdjustment } from '../../domain/invoicing/usage-adjustment.ts'
import type { ItemUsage } from '../../domain/invoicing/usage-lines.ts'
import { Money } from '../../domain/money/money.ts'
import type { Price } from '../../domain/pricing/price.ts'
import type { OfSubscription } from '../billing-ports.ts'
import { subscriptionKey } from './by-key.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'
import type { MeasureWanted, MeasuredPeriod } from './measure-usage.ts'
import type { ClosedUsageWindow } from './usage-window-ports.ts'

/** The closed windows that invoices may have to adjust (USG 7). */
export const closedWindows = async (
  { store, dependencies: { limits } }: InvoicingWork,
  subjects: readonly InvoiceSubject[],
): Promise<readonly ClosedUsageWindow[]> => {
  const of = new Map<string, OfSubscription>()
  for (const { organizationId, customerId, subscriptionId, late } of subjects) {
    if (!late || subscriptionId === null) continue
    const subscription = { organizationId, customerId, subscriptionId }
    of.set(subscriptionKey(subscription), subscription)
  }
  return of.size === 0 ? []
    : store.closedUsageWindows({ of: [...of.values()], ageDaysMax: limits.usageAgeDaysMax })
}

/** What is to be measured of a closed window. */
export const closedMeasure = (window: ClosedUsageWindow, price: Price): MeasureWanted => {
  const { organizationId, customerId, period, continues } = window
  return { organizationId, customerId, price, period, continues: continues ?? undefined }
}

/** Whether a window may have to be adjusted: its exact usage is looked up only then. */
export const isChanged = (
  { eventChecksum, quantity, continues }: ClosedUsageWindow,
  { now }: MeasuredPeriod,
): boolean =>
  continues !== null || now.checksum !== eventChecksum || !now.quantity.equals(quantity)

export type ChangedWindow = {
  /** With what its invoice bills for it itself, where it bills it anew. */
  readonly window: ClosedUsageWindow
  readonly price: Price
  readonly usage: ItemUsage
}

/** The adjustments of one invoice, in the order of the windows. */
export const adjustmentsOf = (changed: readonly ChangedWindow[]): InvoiceLine[] =>
  changed.flatMap(({ window, price, usage }) => {
    assert(price.id === window.priceId, 'a window is adjusted at the price it was billed at')
    const line = usageAdjustment(billedUsage(window, price), usage)
    return line === undefined ? [] : [...withTrialDiscount([line])]
  })

const billedUsage = (window: ClosedUsageWindow, price: Price): BilledUsage => {
  const { itemId, period, continues, trial, quantity, eventCount, eventChecksum } = window
  return {
    itemId, price, period, continues: continues ?? undefined, trial, quantity, eventCount,
    eventChecksum, amount: Money.parse(window.amount, price.currency),
  }
}
