import { Decimal } from '../money/decimal.ts'
import { ratingStep } from '../pricing/rating-step.ts'
import type { BilledUsage } from './billed-usage.ts'
import type { InvoiceLine } from './invoice-line.ts'
import { rateSegment } from './rate-segment.ts'
import { unratedLine } from './unrated-line.ts'
import type { ItemUsage } from './usage-lines.ts'

/**
 * The line for usage that arrived, was amended or was voided after its period had been billed:
 * what the whole usage of the period costs now, less what was billed for it so far (USG 7). Both
 * are rounded amounts, so all invoices together say what one would have said. There is a line
 * exactly where the events are not those that were billed, even if the amount stays, or where the
 * quantity is another: a level carried in changes with an event before the period (MTR 3). Where
 * tiers continue, usage of the time before changes the amount alone.
 */
export const usageAdjustment = (
  billed: BilledUsage,
  measured: ItemUsage,
): InvoiceLine | undefined => {
  const { itemId, price, period, continues, trial } = billed
  const { eventCount, eventChecksum } = measured
  const same = eventChecksum === billed.eventChecksum && measured.quantity.equals(billed.quantity)
  if (same && continues === undefined) return undefined
  const { total } = rateSegment(price, measured)
  if (same && total.equals(billed.amount)) return undefined
  const quantity = measured.quantity.minus(billed.quantity)
  const steps = [
    ratingStep({ ref: 'new-total', quantity: Decimal.one, unitAmount: total.amount }),
    ratingStep({
      ref: 'billed', quantity: Decimal.one.negate(), unitAmount: billed.amount.amount,
    }),
  ]
  return {
    kind: 'usage_adjustment', itemId, price, period, continues, trial,
    ...unratedLine({ currency: price.currency, steps }),
    quantity, ratedQuantity: quantity, eventCount, eventChecksum,
  }
}
