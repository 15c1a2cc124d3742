import type { Fault } from '../fault.ts'
import type { Currency } from '../money/currency.ts'
import type { Decimal } from '../money/decimal.ts'
import type { Instant } from '../time/instant.ts'
import { isBefore } from '../time/instant.ts'

/** A grant before it is made. */
export type GrantDraft = {
  readonly amount: Decimal
  readonly currency: Currency
  readonly effectiveAt: Instant
  readonly expiresAt?: Instant | undefined
}

/** Everything about a grant that does not fit: the problem `credit_grant_invalid` (CRD 3). */
export const grantFaults = ({ amount, currency, effectiveAt, expiresAt }: GrantDraft): Fault[] => [
  ...amount.isPositive() ? [] : [{
    pointer: '/amount', code: 'amount_not_positive', detail: 'The amount is greater than zero.',
  }],
  ...amount.scale <= currency.minorDigits ? [] : [{
    pointer: '/amount', code: 'amount_too_precise',
    detail: `An amount in ${currency.code} has ${currency.minorDigits} fraction digits.`,
  }],
  ...expiresAt === undefined || isBefore(effectiveAt, expiresAt) ? [] : [{
    pointer: '/expires_at', code: 'expires_before_effective',
    detail: 'The grant expires after it becomes effective.',
  }],
]
