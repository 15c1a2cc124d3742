import type { Pricing } from '@valora/spec/types'
import {
  ceiling, compare, divide, greater, multiply, parse, smaller, subtract, sum, zero, type Rational,
} from './rational.ts'

/** One multiplication of a derivation (PRC 7). */
export type Step = { ref: string; quantity: Rational; unitAmount: Rational; amount: Rational }

export type RatedPrice = { pricing: Pricing; included_quantity?: string }

const step = (ref: string, quantity: Rational, unitAmount: Rational): Step =>
  ({ ref, quantity, unitAmount, amount: multiply(quantity, unitAmount) })

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
  }).filter(({ units }) => compare(units, zero) > 0)
}

const tierSteps = ({ number, tier, units }: Slice): Step[] => {
  const one = parse('1')
  const charge = step(`tier-${number}`, units, parse(tier.unit_amount))
  if (tier.flat_amount === undefined) return [charge]
  return [charge, step(`tier-${number}-flat`, one, parse(tier.flat_amount))]
}

const volumeSteps = (tiers: readonly Tier[], quantity: Rational): Step[] => {
  const chosen = slices(tiers, quantity).at(-1)
  return chosen === undefined ? [] : tierSteps({ ...chosen, units: quantity })
}

/** The steps of a price for a quantity, from PRC 1.3 and PRC 2 to 4. */
export const steps = ({ pricing, included_quantity }: RatedPrice, quantity: Rational): Step[] => {
  if (pricing.type === 'flat') return [step('flat', parse('1'), parse(pricing.amount))]
  const rest = greater(subtract(quantity, parse(included_quantity ?? '0')), zero)
  if (compare(rest, zero) === 0) return []
  switch (pricing.type) {
    case 'per_unit': return [step('unit', rest, parse(pricing.unit_amount))]
    case 'graduated': return slices(pricing.tiers, rest).flatMap(tierSteps)
    case 'volume': return volumeSteps(pricing.tiers, rest)
    case 'package': {
      const packages = ceiling(divide(rest, parse(pricing.package_size)))
      return [step('package', packages, parse(pricing.package_amount))]
    }
  }
}

/** The exact, unrounded amount of a price for a quantity. */
export const rate = (price: RatedPrice, quantity: Rational): Rational =>
  sum(steps(price, quantity).map(({ amount }) => amount))
