import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import { rate } from '../pricing/rate.ts'
import type { Rated } from '../pricing/rate.ts'
import { ratingStep, shareAmount } from '../pricing/rating-step.ts'
import type { Usage } from '../pricing/usage.ts'
import { addUsage } from './add-usage.ts'

export type Segment = {
  readonly usage: Usage
  /** Where tiers continue: the usage before, which fills them first (PRO 3.3). */
  readonly before?: Usage | undefined
}

/**
 * What a price asks for the usage of a segment: by itself, or where tiers continue what the whole
 * usage so far costs less what the usage before costs.
 */
export const rateSegment = (price: Price, { usage, before }: Segment): Rated => {
  if (before === undefined) return rate(price, usage)
  const [whole, past] = [rate(price, addUsage(before, usage)), rate(price, before)]
  const continued = ratingStep(
    { ref: 'continued', quantity: Decimal.one.negate(), unitAmount: past.amountUnrounded })
  const steps = [...whole.steps, continued]
  const amountUnrounded = whole.amountUnrounded.minus(past.amountUnrounded)
  const amount = Money.round(amountUnrounded, price.currency)
  const minimumAdjustment = whole.minimumAdjustment.minus(past.minimumAdjustment)
  const maximumAdjustment = whole.maximumAdjustment.minus(past.maximumAdjustment)
  return {
    quantity: whole.quantity.minus(past.quantity),
    ratedQuantity: whole.ratedQuantity.minus(past.ratedQuantity),
    steps: shareAmount(steps, amount), amountUnrounded, amount,
    roundingResidue: amountUnrounded.minus(amount.amount),
    minimumAdjustment, maximumAdjustment,
    total: amount.plus(minimumAdjustment).plus(maximumAdjustment),
  }
}
