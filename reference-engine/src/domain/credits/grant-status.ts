import type { Money } from '../money/money.ts'
import type { StateMachine } from '../state-machine.ts'
import type { Instant } from '../time/instant.ts'
import { isBefore } from '../time/instant.ts'
import { isExpired } from './grant-end.ts'
import type { EndingGrant } from './grant-end.ts'

export const creditGrantStatuses =
  ['pending', 'active', 'exhausted', 'expired', 'voided'] as const
export type CreditGrantStatus = (typeof creditGrantStatuses)[number]
export type CreditGrantAction =
  'effective_at_reached' | 'applied' | 'restored' | 'void' | 'expires_at_reached'

/** What may become of a grant, as the contract publishes it (CRD 3). */
export const creditGrantMachine: StateMachine<CreditGrantStatus, CreditGrantAction> = {
  initial: 'pending',
  transitions: [
    { from: 'pending', to: 'active', on: 'effective_at_reached' },
    { from: 'active', to: 'exhausted', on: 'applied' },
    { from: 'exhausted', to: 'active', on: 'restored' },
    { from: 'pending', to: 'voided', on: 'void' },
    { from: 'active', to: 'voided', on: 'void' },
    { from: 'exhausted', to: 'voided', on: 'void' },
    { from: 'active', to: 'expired', on: 'expires_at_reached' },
    { from: 'exhausted', to: 'expired', on: 'expires_at_reached' },
  ],
}

type Grant = EndingGrant & { readonly effectiveAt: Instant; readonly remaining: Money }

/** A grant's status follows from its times and from what is left of it. */
export const creditGrantStatus = (grant: Grant, now: Instant): CreditGrantStatus => {
  if (grant.voided) return 'voided'
  if (isExpired(grant, now)) return 'expired'
  if (isBefore(now, grant.effectiveAt)) return 'pending'
  return grant.remaining.isZero() ? 'exhausted' : 'active'
}
