import type { Price } from '../pricing/price.ts'
import { adjustmentLines } from './adjustment-lines.ts'
import type { InvoiceLine } from './invoice-line.ts'
import type { UsageSource } from './line-source.ts'
import { rateSegment } from './rate-segment.ts'
import type { Segment } from './rate-segment.ts'

/** What the meter of an item measured, and the same as its price rates it. */
export type ItemUsage =
  Pick<InvoiceLine, 'quantity' | 'eventCount' | 'eventChecksum'> & Segment

/**
 * The line of measured usage, also at quantity 0, so that the customer sees that nothing was
 * measured, with what the minimum or maximum of its price changes (INV 7.3, PRC 6).
 */
export const usageLines = (
  { itemId, period, trial, continues }: UsageSource,
  { price, measured }: { readonly price: Price; readonly measured: ItemUsage },
): InvoiceLine[] => {
  const { quantity, eventCount, eventChecksum, usage, before } = measured
  const rated = rateSegment(price, { usage, before })
  const { ratedQuantity, steps, amountUnrounded, amount, roundingResidue } = rated
  const line: InvoiceLine = {
    kind: 'usage', itemId, price, period, trial, continues,
    ratedQuantity, steps, amountUnrounded, amount, roundingResidue,
    quantity, eventCount, eventChecksum,
  }
  const { minimumAdjustment, maximumAdjustment } = rated
  return [line, ...adjustmentLines(line, { minimumAdjustment, maximumAdjustment })]
}
