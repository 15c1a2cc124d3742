import type { Instant } from '../../domain/time/instant.ts'

export type EffectType = 'billing_period_closed' | 'billing_period_opened' | 'invoice_created'
  | 'invoice_finalized' | 'subscription_started' | 'subscription_trial_ended'
  | 'subscription_changed' | 'subscription_past_due' | 'subscription_canceled'
  | 'credit_grant_expired'

/** One thing that billing did; an advance of a test clock lists them in order (SIM 1.3). */
export type Effect = {
  /** On the customer's clock. */
  readonly at: Instant
  readonly type: EffectType
  readonly objectId: string
}
