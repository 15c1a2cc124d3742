import { creditGrantStatus } from '../../domain/credits/grant-status.ts'
import type { CreditGrantStatus } from '../../domain/credits/grant-status.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { CreditGrant } from './credit-grant.ts'

/** A grant as it is at an instant of its customer's clock. */
export type ShownGrant = CreditGrant & { readonly status: CreditGrantStatus }

type Present = { readonly now: Instant; readonly currencies: CurrencyTable }

/** A stored grant with the status that follows from the time. */
export const shownGrant = (grant: CreditGrant, { now, currencies }: Present): ShownGrant => {
  const { effectiveAt, expiresAt, voidedAt, remaining, currency } = grant
  const status = creditGrantStatus({
    effectiveAt, expiresAt: expiresAt ?? undefined, voided: voidedAt !== null,
    remaining: Money.parse(remaining, currencyOf(currencies, currency)),
  }, now)
  return { ...grant, status }
}
