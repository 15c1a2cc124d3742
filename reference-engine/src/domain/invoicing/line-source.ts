import type { Decimal } from '../money/decimal.ts'
import type { Period } from '../time/instant.ts'
import type { Portion } from '../time/portion.ts'

/**
 * What an invoice is to bill, before any usage or amount is known. An invoice keeps its sources:
 * every calculation of it starts from them (INV 4, INV 8).
 */
export type LineSource = ChargeSource | UsageSource | ProrationCreditSource | OneOffSource

type OfItem = { readonly itemId: string; readonly priceId: string; readonly period: Period }

/** A fixed charge: of a whole natural period, or of a portion of it. */
export type ChargeSource = OfItem & {
  readonly kind: 'fixed' | 'proration_charge'
  readonly quantity: Decimal
  /** Absent where the whole natural period is charged. */
  readonly portion?: Portion | undefined
  /** Free of charge, which a `trial_discount` line says (SUB 5). */
  readonly trial: boolean
}

/** What the meter of an item measures in a period. */
export type UsageSource = OfItem & {
  readonly kind: 'usage'
  readonly trial: boolean
  /** The time before `period` whose usage fills the tiers first: tiers continue (PRO 3). */
  readonly continues?: Period | undefined
}

/** Takes back what of an advance charge lies after `period.start` (PRO 2). */
export type ProrationCreditSource = OfItem & {
  readonly kind: 'proration_credit'
  /** The stretch that the charge covered. */
  readonly charged: Period
  /** Of the charged stretch. */
  readonly portion: Portion
}

/** A manual line: quantity times unit amount (INV 7.4). */
export type OneOffSource = {
  readonly kind: 'one_off'
  /** Its line keeps this id, so that it can be told from another of the same description. */
  readonly lineId: string
  readonly description: string
  readonly quantity: Decimal
  readonly unitAmount: Decimal
  readonly period?: Period | undefined
  /** Its own tax rates, instead of the invoice's (TAX 1.4). */
  readonly taxRateIds?: readonly string[] | undefined
}
