import { Decimal } from '../money/decimal.ts'
import type { Tier } from './price.ts'
import { ratingStep } from './rating-step.ts'
import type { RatingStep } from './rating-step.ts'

/** The part of a quantity that one tier prices; tiers are numbered from 1. */
export type TierSlice = { readonly tier: Tier; readonly number: number; readonly units: Decimal }

/** Cuts a quantity at the tier bounds (PRC 2); tiers that no quantity reaches are left out. */
export const tierSlices = (tiers: readonly Tier[], quantity: Decimal): TierSlice[] => {
  const slices: TierSlice[] = []
  let from = Decimal.zero
  for (const [index, tier] of tiers.entries()) {
    const units = (tier.upTo?.min(quantity) ?? quantity).minus(from)
    if (units.isPositive()) slices.push({ tier, number: index + 1, units })
    from = tier.upTo ?? Decimal.zero
  }
  return slices
}

/** What a slice costs: its units, then the tier's flat amount if it has one (PRC 3). */
export const sliceSteps = ({ tier, number, units }: TierSlice): RatingStep[] => {
  const ref = `tier-${number}`
  const perUnit = ratingStep({ ref, quantity: units, unitAmount: tier.unitAmount })
  return tier.flatAmount?.isPositive()
    ? [perUnit, ratingStep(
      { ref: `${ref}-flat`, quantity: Decimal.one, unitAmount: tier.flatAmount })]
    : [perUnit]
}
