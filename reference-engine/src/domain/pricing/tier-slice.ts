import { Decimal } from '../money/decimal.ts'
import type { Tier } from './price.ts'
import { ratingStep } from './rating-step.ts'
import type { RatingStep } from './rating-step.ts'

/** The part of a quantity that one tier prices; tiers are numbered from 1. */
export type TierSlice = { readonly tier: Tier; readonly number: number; readonly units: Decimal }

/** Cuts a quantity at the tier bounds (PRC 2); tiers that no quantity reaches are left out. */
export const tierSlices = (tiers: readonly Tier[], quantity: Decimal): TierSlice[] =>
  tiers
    .map((tier, index) => {
      const from = tiers[index - 1]?.upTo ?? Decimal.zero
      const to = tier.upTo?.min(quantity) ?? quantity
      return { tier, number: index + 1, units: to.minus(from) }
    })
    .filter(({ units }) => units.isPositive())

/** What a slice costs: its units, then the tier's flat amount if it has one (PRC 3). */
export const sliceSteps = ({ tier, number, units }: TierSlice): RatingStep[] => {
  const ref = `tier-${number}`
  const perUnit = ratingStep({ ref, quantity: units, unitAmount: tier.unitAmount })
  return tier.flatAmount?.isPositive()
    ? [perUnit, ratingStep(
      { ref: `${ref}-flat`, quantity: Decimal.one, unitAmount: tier.flatAmount })]
    : [perUnit]
}
