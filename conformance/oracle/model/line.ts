import type { Window } from '../measure.ts'
import type { Portion } from '../portion.ts'
import type { Rational } from '../rational.ts'

export type LineKind =
  | 'fixed' | 'usage' | 'minimum' | 'maximum' | 'proration_credit' | 'proration_charge'
  | 'trial_discount'

/** A line before coupons and taxes. */
export type ModelLine = {
  kind: LineKind
  price: string
  period: Window
  /** Null on lines that only correct others. */
  quantity: Rational | null
  portion: Portion | null
  isTrial: boolean
  /** The charge in advance that it bills. */
  charge: number | null
  /** The charge that it takes back a part of. */
  credits: number | null
  unrounded: Rational
  amount: Rational
}

/** What coupons left of a line, and its share of each tax. */
export type BilledLine = ModelLine & {
  discount: Rational
  net: Rational
  taxes: { rate: string; amount: Rational }[]
}
