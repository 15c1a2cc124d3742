import type { UsageEventInput } from '@valora/spec/types'
import type { ProrationUnit } from '../portion.ts'
import type { SoldItem } from './catalogue.ts'

export type Settlement = 'prorate' | 'none'

export type CreateCommand = {
  do: 'create'
  plan: string
  items?: readonly SoldItem[]
  start_at?: string
  trial_end?: string
  billing_anchor?: string
  proration_unit?: ProrationUnit
  tax_rates?: readonly string[]
}

export type CancelCommand = {
  do: 'cancel'
  mode: 'now' | 'period_end' | 'at'
  cancel_at?: string
  settlement?: Settlement
}

export type ChangeCommand = {
  do: 'change'
  effective: 'now' | 'period_end' | 'at'
  effective_at?: string
  plan?: string
  items?: readonly SoldItem[]
  settlement?: Settlement
  tier_continuity?: 'reset' | 'carry'
}

export type GrantCommand = {
  do: 'grant'
  amount: string
  priority?: number
  cost_basis?: string
  effective_at?: string
  expires_at?: string
}

/** An event of the one customer of a script. */
export type ModelEvent =
  Required<Pick<UsageEventInput, 'id' | 'event_name' | 'timestamp' | 'properties'>>

/**
 * What somebody asks of an engine, in the words of its operations. Invoices, changes, grants and
 * discounts are counted from 0 in the order in which they were made.
 */
export type Command =
  | CreateCommand
  | CancelCommand
  | ChangeCommand
  | GrantCommand
  | { do: 'uncancel' }
  | { do: 'pause'; settlement?: Settlement }
  | { do: 'resume'; anchor?: 'keep' | 'now' }
  | { do: 'withdraw_change'; change: number }
  | { do: 'usage'; events: readonly ModelEvent[] }
  /** All that remains where no amount is given. */
  | { do: 'pay'; invoice: number; amount?: string }
  /** All drafts are refreshed, then this one is finalized before its grace is over. */
  | { do: 'finalize_invoice'; invoice: number }
  | { do: 'void_invoice'; invoice: number }
  | { do: 'void_grant'; grant: number }
  | { do: 'apply_coupon'; coupon: string }
  | { do: 'remove_discount'; discount: number }
  | { do: 'wait' }

/** The clock is advanced to the instant of a step, then its command is given. */
export type Step = { at: string } & Command

/** The codes with which an engine refuses a command of the model. */
export type Refusal =
  | 'invalid_state_transition'
  | 'subscription_start_invalid'
  | 'cancel_at_invalid'
  | 'change_in_billed_period'
  | 'subscription_changes_limit'
  | 'payment_exceeds_remaining'
  | 'invoice_not_voidable'
