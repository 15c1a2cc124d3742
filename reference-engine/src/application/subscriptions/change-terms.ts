import type { Json } from '../../domain/canonical-json.ts'
import { pointerTo } from '../../domain/fault.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import type { Settlement, TierContinuity } from '../../domain/subscriptions/subscription.ts'
import { toPlain } from '../../domain/plain.ts'
import { isBefore } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { QuantityAsked } from './offered-terms.ts'

/** What a caller asks a change to be. */
export type ChangeTerms = {
  readonly effective: 'now' | 'period_end' | 'at'
  /** Exactly where `effective` is `at`. */
  readonly effectiveAt: Instant | undefined
  /** Absent: the version that the subscription has stays. */
  readonly planId: string | undefined
  readonly items: readonly QuantityAsked[]
  readonly settlement: Settlement
  readonly tierContinuity: TierContinuity
}

/** The terms as they are remembered with a preview: whoever commits asks for the same. */
export const termsJson = (terms: ChangeTerms): Json => toPlain(terms)

/** Refuses an instant that is missing, or that nobody asked for. */
export const refuseUnnamedInstant = ({ effective, effectiveAt }: ChangeTerms): void => {
  const pointer = pointerTo('effective_at')
  if (effective === 'at' && effectiveAt === undefined) {
    const detail = 'With effective at name the instant in effective_at.'
    refuseFaults('invalid_request', [{ pointer, code: 'effective_at_required', detail }])
  }
  if (effective !== 'at' && effectiveAt !== undefined) {
    const detail = 'Only effective at has an effective_at; leave it out.'
    refuseFaults('invalid_request', [{ pointer, code: 'effective_at_unused', detail }])
  }
}

const ahead_days_max = 1095

/** Refuses an instant so far ahead that nobody could foresee what it would bill. */
export const refuseFarChange = ({ effectiveAt }: ChangeTerms, now: Instant): void => {
  const latest = now.add({ hours: ahead_days_max * 24 })
  if (effectiveAt === undefined || !isBefore(latest, effectiveAt)) return
  const detail = `A change takes effect ${ahead_days_max} days ahead at most.`
  refuseFaults('invalid_request',
    [{ pointer: pointerTo('effective_at'), code: 'out_of_range', detail }])
}
