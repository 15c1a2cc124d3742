import { Decimal } from '../money/decimal.ts'
import { rate } from '../pricing/rate.ts'
import { ratingStep, shareAmount } from '../pricing/rating-step.ts'
import type { BilledUsage } from './billed-usage.ts'
import type { InvoiceLine } from './invoice-line.ts'
import type { ItemUsage } from './invoice-lines.ts'

/**
 * The line for usage that arrived, was amended or was voided after its period had been billed:
 * what the whole usage of the period costs now, less what was billed for it so far (USG 7). Both
 * are rounded amounts, so all invoices together say what one would have said. There is a line
 * exactly where the events are not those that were billed, even if the amount stays, or where the
 * quantity is another: a level carried in changes with an event before the period (MTR 3).
 */
export const usageAdjustment = (
  billed: BilledUsage,
  { quantity: measured, usage, eventCount, eventChecksum }: ItemUsage,
): InvoiceLine | undefined => {
  if (eventChecksum === billed.eventChecksum && measured.equals(billed.quantity)) return undefined
  const { itemId, price, period: { start, end } } = billed
  const { total } = rate(price, usage)
  const quantity = measured.minus(billed.quantity)
  const amount = total.minus(billed.amount)
  const steps = [
    ratingStep({ ref: 'new-total', quantity: Decimal.one, unitAmount: total.amount }),
    ratingStep({
      ref: 'billed', quantity: Decimal.one.negate(), unitAmount: billed.amount.amount,
    }),
  ]
  return {
    kind: 'usage_adjustment', itemId, price, period: { start, end },
    quantity, ratedQuantity: quantity, eventCount, eventChecksum,
    steps: shareAmount(steps, amount),
    amountUnrounded: amount.amount, amount, roundingResidue: Decimal.zero,
  }
}
