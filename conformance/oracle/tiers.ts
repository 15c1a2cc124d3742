import type { Pricing } from '@valora/spec/types'
import {
  greater, isPositive, parse, smaller, subtract, zero, type Rational,
} from './rational.ts'
import { one, step, type Step } from './step.ts'

type Tier = Extract<Pricing, { type: 'graduated' }>['tiers'][number]

type Slice = { number: number; tier: Tier; units: Rational }

/** What of the quantity lies in each tier (previous, up_to]; empty slices are left out (PRC 2). */
const slices = (tiers: readonly Tier[], quantity: Rational): Slice[] => {
  let from = zero
  return tiers.map((tier, index) => {
    const to = tier.up_to === undefined ? quantity : smaller(quantity, parse(tier.up_to))
    const units = greater(subtract(to, from), zero)
    from = tier.up_to === undefined ? quantity : parse(tier.up_to)
    return { number: index + 1, tier, units }
  }).filter(({ units }) => isPositive(units))
}

const tierSteps = ({ number, tier, units }: Slice): Step[] => {
  const charge = step(`tier-${number}`, units, parse(tier.unit_amount))
  if (tier.flat_amount === undefined) return [charge]
  return [charge, step(`tier-${number}-flat`, one, parse(tier.flat_amount))]
}

/** Each unit costs what its own tier says. */
export const graduatedSteps = (tiers: readonly Tier[], quantity: Rational): Step[] =>
  slices(tiers, quantity).flatMap(tierSteps)

/** All units cost what the tier of the total says. */
export const volumeSteps = (tiers: readonly Tier[], quantity: Rational): Step[] => {
  const chosen = slices(tiers, quantity).at(-1)
  return chosen === undefined ? [] : tierSteps({ ...chosen, units: quantity })
}
