import type { Checksum } from '../metering/checksum.ts'
import type { Decimal } from '../money/decimal.ts'
import type { Money } from '../money/money.ts'
import type { Price } from '../pricing/price.ts'
import type { Rated } from '../pricing/rate.ts'
import type { Period } from '../time/instant.ts'
import type { Portion } from '../time/portion.ts'
import type { OneOffSource } from './line-source.ts'

/** What a line can be (INV 7). */
export const lineKinds = ['fixed', 'usage', 'minimum', 'maximum', 'proration_credit',
  'proration_charge', 'trial_discount', 'usage_adjustment', 'one_off'] as const
export type LineKind = (typeof lineKinds)[number]

/** How the amount of a line came about: what a minimum or maximum changes is its own line. */
type Derivation =
  Pick<Rated, 'ratedQuantity' | 'steps' | 'amountUnrounded' | 'amount' | 'roundingResidue'>

/** A line: what it is for, its quantity and how its amount came about (INV 7, INV 8). */
export type InvoiceLine = Derivation & {
  readonly kind: LineKind
  /** The item that it bills, and its price; a manual line has neither. */
  readonly itemId?: string | undefined
  readonly price?: Price | undefined
  readonly period?: Period | undefined
  /** The licensed units, or what was measured: a negative one is shown and rated as 0. */
  readonly quantity: Decimal
  /** Usage events behind the quantity; 0 where there are none to count. */
  readonly eventCount: number
  /** Their checksum; that of no event where the count is 0. */
  readonly eventChecksum: Checksum
  /** Of the natural period; absent where the whole is meant. */
  readonly portion?: Portion | undefined
  /** Whether a `trial_discount` line takes its amount off again, or it is that line (SUB 5). */
  readonly trial: boolean
  /** Where tiers continue: the time before, whose usage fills them first (PRO 3). */
  readonly continues?: Period | undefined
  /** The line that a proration credit takes back (PRO 2). */
  readonly chargedLineId?: string | undefined
  /**
   * What final invoices have credited of it before, by proration, which coupons leave (DSC 2.9);
   * only where there are both.
   */
  readonly creditedBefore?: Money | undefined
  readonly manual?: Pick<OneOffSource, 'lineId' | 'description' | 'taxRateIds'> | undefined
}

/** A share of the tax of one rate. */
export type LineTax = { readonly rateId: string; readonly amount: Money }

/** A line after coupons and taxes (INV 5.1). */
export type BilledLine = InvoiceLine & {
  /** What coupons take off the amount. */
  readonly discountAmount: Money
  /** What is left after coupons and trial, before taxes that are added to it. */
  readonly netAmount: Money
  readonly taxes: readonly LineTax[]
}
