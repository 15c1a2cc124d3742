import type { Currency } from '../money/currency.ts'
import type { Decimal } from '../money/decimal.ts'
import type { Rounding } from '../money/rounding.ts'

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


/** A share of each transaction's amount (PRC 5); one of the two allowances at most. */
export type Percentage = {
  readonly type: 'percentage'
  /** In per cent: 2.9 is 0.029 of the amount. */
  readonly rate: Decimal
  readonly fixedAmount?: Decimal | undefined
  readonly freeTransactions?: number | undefined
  readonly freeAmount?: Decimal | undefined
  readonly minimumAmountPerTransaction?: Decimal | undefined
  readonly maximumAmountPerTransaction?: Decimal | undefined
}

/** A unit price for each combination of dimension values (PRC 8). */
export type Matrix = {
  readonly type: 'matrix'
  /** Properties by which the meter groups its usage. */
  readonly dimensions: readonly string[]
  readonly cells: readonly Cell[]
  /** What a unit costs that no cell names. */
  readonly defaultUnitAmount: Decimal
}

/** Property names are the caller's own, so they are keys of a map and never of a record. */
export type Cell =
  { readonly values: ReadonlyMap<string, string>; readonly unitAmount: Decimal }

/** How usage becomes an amount (PRC 1): the models, told apart by `type`. */
export type Pricing = Flat | PerUnit | Graduated | Volume | Package | Percentage | Matrix

/** Turns the measured unit into the priced one, before anything else (PRC 1). */
export type Conversion = {
  readonly operation: 'divide' | 'multiply'
  readonly factor: Decimal
  /** Without it the result keeps 12 fraction digits (MON 3). */
  readonly rounding?: Rounding | undefined
}

/** What is taken off the rated amount (PRC 6). */
export type Discount =
  | { readonly type: 'usage'; readonly quantity: Decimal }
  | { readonly type: 'amount'; readonly amount: Decimal }
  | { readonly type: 'percentage'; readonly percentage: Decimal }

/** When a price is billed (PRC 1): at the start of a period, or at its end. */
export const timings = ['in_advance', 'in_arrears'] as const
export type Timing = (typeof timings)[number]

/** What it takes to rate usage: a stored price has it, and so has an inline one. */
export type RateablePrice = {
  readonly currency: Currency
  readonly pricing: Pricing
  readonly unitConversion?: Conversion | undefined
  /** Taken off the quantity before the model rates it; 0 where the model takes none (PRC 1). */
  readonly includedQuantity: Decimal
  /** Each type once, in any order. */
  readonly discounts?: readonly Discount[] | undefined
  /** What a period costs at least, in whole minor units. */
  readonly minimumAmount?: Decimal | undefined
  /** What a period costs at most, in whole minor units. */
  readonly maximumAmount?: Decimal | undefined
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
