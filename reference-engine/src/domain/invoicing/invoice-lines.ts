import { assert } from '../assert.ts'
import { emptyChecksum } from '../metering/checksum.ts'
import type { Timing } from '../pricing/price.ts'
import { rate } from '../pricing/rate.ts'
import type { Usage } from '../pricing/usage.ts'
import type { BillingBoundary } from '../subscriptions/billing-boundary.ts'
import type { SubscriptionItem } from '../subscriptions/subscription.ts'
import type { Period } from '../time/instant.ts'
import { adjustmentLines } from './adjustment-lines.ts'
import type { InvoiceLine } from './invoice-line.ts'

/** What the meter of an item measured in the period that closes. */
export type ItemUsage = Pick<InvoiceLine, 'quantity' | 'eventCount' | 'eventChecksum'> & {
  /** The same as the item's price rates it: by itself, by group or by transaction. */
  readonly usage: Usage
}

export type LineSources = {
  readonly items: readonly SubscriptionItem[]
  /** By item id; every usage item has an entry when the boundary closes a period. */
  readonly usage: ReadonlyMap<string, ItemUsage>
}

/**
 * The lines of the invoice at a boundary: first what is in arrears of the period that closes, then
 * what is in advance of the one that opens, each in item order (INV 1). Every item gives a line,
 * also at quantity 0, so that the customer sees that nothing was measured; a minimum or maximum has
 * its own line after it (PRC 6). No line: no invoice (INV 6).
 */
export const invoiceLines = (
  { closes, opens }: BillingBoundary,
  { items, usage }: LineSources,
): InvoiceLine[] => {
  const inArrears = closes ? timed(items, 'in_arrears').flatMap((item) =>
    item.meter ? usageLines(item, { period: closes, usage }) : fixedLines(item, closes)) : []
  const inAdvance = opens ? timed(items, 'in_advance').flatMap((item) =>
    fixedLines(item, opens)) : []
  return [...inArrears, ...inAdvance]
}

const timed = (items: readonly SubscriptionItem[], timing: Timing): SubscriptionItem[] =>
  items.filter(({ price }) => price.timing === timing)

const fixedLines = ({ id, price, quantity, meter }: SubscriptionItem, period: Period) => {
  assert(!meter && quantity !== undefined, 'a fixed charge has a quantity and no meter')
  const source = { quantity, eventCount: 0, eventChecksum: emptyChecksum, usage: { quantity } }
  return ratedLines({ kind: 'fixed', itemId: id, price, period, ...source })
}

type UsageTerms = { readonly period: Period; readonly usage: LineSources['usage'] }

const usageLines = ({ id, price }: SubscriptionItem, { period, usage }: UsageTerms) => {
  const measured = usage.get(id)
  assert(measured !== undefined, 'every usage item has been measured')
  return ratedLines({ kind: 'usage', itemId: id, price, period, ...measured })
}

type Source = ItemUsage & Pick<InvoiceLine, 'kind' | 'itemId' | 'price' | 'period'>

const ratedLines = ({ period: { start, end }, usage, ...source }: Source): InvoiceLine[] => {
  const { minimumAdjustment, maximumAdjustment, total: _, ...rated } = rate(source.price, usage)
  const line = { ...rated, ...source, period: { start, end } }
  return [line, ...adjustmentLines(line, { minimumAdjustment, maximumAdjustment })]
}
