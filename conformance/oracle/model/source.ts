import type { Window } from '../measure.ts'
import type { Portion } from '../portion.ts'

/** A fixed charge, or the part of it that a stretch of time costs. */
export type ChargeSource = {
  of: 'charge'
  kind: 'fixed' | 'proration_charge'
  /** The number of a charge in advance, by which a credit finds it. */
  number: number | null
  price: string
  quantity: string
  period: Window
  /** Null where it is the whole of a natural period. */
  portion: Portion | null
  isTrial: boolean
}

/** Usage of a stretch of time; its tiers continue those of the time before where there is any. */
export type UsageSource = {
  of: 'usage'
  price: string
  period: Window
  continues: Window | null
  isTrial: boolean
}

/** What of a charge in advance lies ahead of the start of the period. */
export type CreditSource = {
  of: 'credit'
  price: string
  period: Window
  /** The number of the charge. */
  charge: number
  portion: Portion
}

/** Why an invoice has a line: what a draft is calculated from, again and again. */
export type Source = ChargeSource | UsageSource | CreditSource
