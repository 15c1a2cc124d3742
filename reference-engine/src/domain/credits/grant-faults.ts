import type { Fault } from '../fault.ts'
import type { Currency } from '../money/currency.ts'
import { isTooPrecise } from '../money/is-too-precise.ts'
import type { WrittenAmount } from '../money/is-too-precise.ts'
import type { Instant } from '../time/instant.ts'
import { isBefore } from '../time/instant.ts'

/** A grant before it is made. */
export type GrantDraft = WrittenAmount & {
  readonly currency: Currency
  readonly effectiveAt: Instant
  readonly expiresAt?: Instant | undefined
}

/** Everything about a grant that does not fit: the problem `credit_grant_invalid` (CRD 3). */
export const grantFaults = (
  { currency, effectiveAt, expiresAt, ...written }: GrantDraft,
): Fault[] => [
  ...written.amount.isPositive() ? [] : [{
    pointer: '/amount', code: 'amount_not_positive', detail: 'The amount is greater than zero.',
  }],
  ...!isTooPrecise(written, currency) ? [] : [{
    pointer: '/amount', code: 'amount_too_precise',
    detail: `An amount in ${currency.code} has ${currency.minorDigits} fraction digits.`,
  }],
  ...expiresAt === undefined || isBefore(effectiveAt, expiresAt) ? [] : [{
    pointer: '/expires_at', code: 'expires_before_effective',
    detail: 'The grant expires after it becomes effective.',
  }],
]
