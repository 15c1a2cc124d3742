import type { LineSource } from '../invoicing/line-source.ts'
import type { BillingPeriod } from '../time/billing-period.ts'
import type { Instant } from '../time/instant.ts'
import type { Subscription } from './subscription.ts'

/** What a turn did beside billing. */
export type TurnEvent =
  | { readonly type: 'started' | 'trial_ended' | 'paused' | 'resumed' | 'canceled' }
  | { readonly type: 'change_applied' | 'change_dropped'; readonly changeId: string }

/** All that happens to a subscription at one instant; at most one invoice comes of it (INV 1). */
export type Turn<S extends Subscription = Subscription> = {
  /** What it has become. */
  readonly subscription: S
  readonly at: Instant
  /** The ordinal of the turn. */
  readonly number: number
  /** What is billed: first what was open, then credits, then charges in advance. */
  readonly sources: readonly LineSource[]
  /** The period that ended, with the end that it came to. */
  readonly closes?: BillingPeriod | undefined
  readonly opens?: BillingPeriod | undefined
  readonly happened: readonly TurnEvent[]
}
