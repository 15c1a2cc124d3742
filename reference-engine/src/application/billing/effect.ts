import type { Instant } from '../../domain/time/instant.ts'

export type EffectType = 'billing_period_closed' | 'billing_period_opened' | 'invoice_created'
  | 'invoice_finalized' | 'subscription_canceled'

/** One thing that billing did; an advance of a test clock lists them in order (SIM 1.3). */
export type Effect = {
  /** On the customer's clock. */
  readonly at: Instant
  readonly type: EffectType
  readonly objectId: string
}
