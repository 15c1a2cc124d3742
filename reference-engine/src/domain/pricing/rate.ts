import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { discountSteps } from './discounts.ts'
import { beyondIncluded } from './included-quantity.ts'
import { maximumAdjustment } from './maximum-amount.ts'
import { minimumAdjustment } from './minimum-amount.ts'
import type { RateablePrice } from './price.ts'
import { modelSteps } from './pricing-models.ts'
import { shareAmount } from './rating-step.ts'
import type { RatedStep, RatingStep } from './rating-step.ts'
import { convertUnits } from './unit-conversion.ts'
import { totalUsed } from './usage.ts'
import type { Usage } from './usage.ts'

export type Rated = {
  /** All that was used together; a negative one is rated as 0 (MTR 4). */
  readonly quantity: Decimal
  /** What of it the model rated: converted, and without what is included. */
  readonly ratedQuantity: Decimal
  readonly steps: readonly RatedStep[]
  /** The exact sum of the steps. */
  readonly amountUnrounded: Decimal
  /** Rounded once, half away from zero, to the currency's minor digits (MON 4). */
  readonly amount: Money
  /** What rounding left over: amount + roundingResidue is amountUnrounded. */
  readonly roundingResidue: Decimal
  /** What the minimum adds to the amount, and what the maximum takes off it (PRC 6). */
  readonly minimumAdjustment: Money
  readonly maximumAdjustment: Money
  /** What is due: the amount with both adjustments. */
  readonly total: Money
}

/**
 * Rates usage: preview and invoice both come through here (PRC 7). The one order is: no less
 * than 0, unit conversion, included quantity, model, discounts, rounding, minimum, maximum (PRC 6).
 *
 * @example rate(price, { quantity: Decimal.parse('10.5') }).amount.toString() // '20.50'
 */
export const rate = (price: RateablePrice, usage: Usage): Rated => {
  const { pricing, currency } = price
  const quantity = totalUsed(usage)
  const ratedQuantity = priceableQuantity(price, quantity)
  const rated = 'quantity' in usage ? { quantity: ratedQuantity } : usage
  const charged = modelSteps(pricing, rated)
  const { discounts = [] } = price
  const steps = discounts.length === 0 ? charged : [...charged, ...discountSteps(discounts, {
    amount: sumOf(charged),
    amountWithout: (less) =>
      sumOf(modelSteps(pricing, { quantity: beyondIncluded(ratedQuantity, less) })),
  })]
  const amountUnrounded = Decimal.sum(steps.map((step) => step.amountUnrounded))
  const amount = Money.round(amountUnrounded, currency)
  const minimum = minimumAdjustment(price, amount)
  const maximum = maximumAdjustment(price, amount)
  return {
    quantity, ratedQuantity, steps: shareAmount(steps, amount), amountUnrounded, amount,
    roundingResidue: amountUnrounded.minus(amount.amount),
    minimumAdjustment: minimum, maximumAdjustment: maximum,
    total: amount.plus(minimum).plus(maximum),
  }
}

const priceableQuantity = (
  { unitConversion, includedQuantity }: RateablePrice,
  quantity: Decimal,
): Decimal => {
  const used = quantity.max(Decimal.zero)
  const converted = unitConversion ? convertUnits(used, unitConversion) : used
  return beyondIncluded(converted, includedQuantity)
}

const sumOf = (steps: readonly RatingStep[]): Decimal =>
  Decimal.sum(steps.map(({ amountUnrounded }) => amountUnrounded))
