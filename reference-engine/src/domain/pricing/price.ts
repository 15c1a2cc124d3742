import type { Currency } from '../money/currency.ts'
import type { Decimal } from '../money/decimal.ts'

/**
 * One tier: the interval (previous upTo, upTo]; the bound belongs to the lower tier, and only the
 * last tier has no upTo (PRC 2).
 */
export type Tier = {
  readonly upTo?: Decimal | undefined
  readonly unitAmount: Decimal
  /** Due once if some quantity lies in the tier, or the tier is the chosen one (PRC 3). */
  readonly flatAmount?: Decimal | undefined
}

export type Flat = { readonly type: 'flat'; readonly amount: Decimal }
export type PerUnit = { readonly type: 'per_unit'; readonly unitAmount: Decimal }
export type Graduated = { readonly type: 'graduated'; readonly tiers: readonly Tier[] }
export type Volume = { readonly type: 'volume'; readonly tiers: readonly Tier[] }
export type Package = {
  readonly type: 'package'
  /** Units in one package, above 0. */
  readonly packageSize: Decimal
  readonly packageAmount: Decimal
}

/** How a quantity becomes an amount (PRC 1): five models, told apart by `type`. */
export type Pricing = Flat | PerUnit | Graduated | Volume | Package

/** When a price is billed (PRC 1): at the start of a period, or at its end. */
export const timings = ['in_advance', 'in_arrears'] as const
export type Timing = (typeof timings)[number]

/** What it takes to rate a quantity: a stored price has it, and so has an inline one. */
export type RateablePrice = {
  readonly currency: Currency
  readonly pricing: Pricing
  /** Taken off the quantity before the model rates it; 0 for `flat` (PRC 1). */
  readonly includedQuantity: Decimal
}

/** An immutable price (PRC 1). With a meter it rates usage, without it is a fixed charge. */
export type Price = RateablePrice & {
  readonly id: string
  readonly timing: Timing
  readonly meterId?: string | undefined
}

/** The timing of a price that names none: usage in arrears, a fixed charge in advance. */
export const defaultTiming = ({ meterId }: Pick<Price, 'meterId'>): Timing =>
  meterId === undefined ? 'in_advance' : 'in_arrears'
