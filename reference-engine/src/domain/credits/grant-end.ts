import type { Money } from '../money/money.ts'
import type { Instant } from '../time/instant.ts'
import { isBefore } from '../time/instant.ts'
import type { CreditEntryType } from './credit-entry-type.ts'

/** What tells whether a grant is over, and how. */
export type EndingGrant = {
  readonly expiresAt?: Instant | undefined
  readonly voided: boolean
}

/** A movement of a grant before it has its place in the ledger. */
export type Movement = { readonly type: CreditEntryType; readonly amount: Money }

/** Whether a grant can no longer be burnt at an instant: its expiry does not belong to it. */
export const isExpired = ({ expiresAt }: Pick<EndingGrant, 'expiresAt'>, at: Instant): boolean =>
  expiresAt !== undefined && !isBefore(at, expiresAt)

/** What leaves the ledger when a grant ends; nothing where nothing is left (CRD 3.5, CRD 3.6). */
export const endOf = (type: 'expired' | 'voided', remaining: Money): Movement[] =>
  remaining.isZero() ? [] : [{ type, amount: remaining.negate() }]

/**
 * Gives a grant back what a void invoice took of it; what has ended meanwhile leaves the ledger
 * again at once (CRD 4.1).
 */
export const restored = (
  { grant, amount }: { readonly grant: EndingGrant; readonly amount: Money },
  at: Instant,
): Movement[] => [
  { type: 'restored', amount },
  ...grant.voided ? endOf('voided', amount) : [],
  ...!grant.voided && isExpired(grant, at) ? endOf('expired', amount) : [],
]
