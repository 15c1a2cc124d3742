import { assert } from '../assert.ts'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import { flat } from './flat.ts'
import { graduated } from './graduated.ts'
import { packages } from './packages.ts'
import { perUnit } from './per-unit.ts'
import type { Pricing, RateablePrice } from './price.ts'
import type { PricingModel } from './pricing-model.ts'
import type { RatingStep } from './rating-step.ts'
import { volume } from './volume.ts'

/** Every pricing model of the contract; the compiler keeps the list complete. */
export const pricingModels = {
  flat, per_unit: perUnit, graduated, volume, package: packages,
} satisfies { [Type in Pricing['type']]: PricingModel<Type> }

export type Rated = {
  readonly steps: readonly RatingStep[]
  /** The exact sum of the steps. */
  readonly amountUnrounded: Decimal
  /** Rounded once, half away from zero, to the currency's minor digits (MON 4). */
  readonly amount: Money
  /** What rounding left over: amount + roundingResidue is amountUnrounded. */
  readonly roundingResidue: Decimal
}

/**
 * Rates a quantity of 0 or more: preview and invoice both come through here (PRC 7). What is
 * included is taken off first, down to zero, for every model.
 *
 * @example rate(price, Decimal.parse('10.5')).amount.toString() // '20.50'
 */
export const rate = (price: RateablePrice, quantity: Decimal): Rated => {
  assert(!quantity.isNegative(), 'a rated quantity is not negative')
  const beyondIncluded = quantity.minus(price.includedQuantity).max(Decimal.zero)
  const steps = stepsOf(price.pricing, beyondIncluded)
  const amountUnrounded = Decimal.sum(steps.map((step) => step.amountUnrounded))
  const amount = Money.round(amountUnrounded, price.currency)
  return { steps, amountUnrounded, amount, roundingResidue: amountUnrounded.minus(amount.amount) }
}

const stepsOf = (pricing: Pricing, quantity: Decimal): RatingStep[] => {
  // The compiler cannot see that the key and the argument share one `type`.
  const model: (pricing: never, quantity: Decimal) => RatingStep[] = pricingModels[pricing.type]
  return model(pricing as never, quantity)
}
