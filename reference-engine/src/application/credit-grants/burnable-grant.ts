import type { BurnableGrant } from '../../domain/credits/burn-order.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { CurrencyTable } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import type { CreditGrant } from './credit-grant.ts'

/** A stored grant as the burn order sees it. */
export const burnableGrant = (grant: CreditGrant, currencies: CurrencyTable): BurnableGrant => ({
  id: grant.id,
  origin: grant.origin,
  priority: grant.priority,
  costBasis: grant.costBasis,
  effectiveAt: grant.effectiveAt,
  expiresAt: grant.expiresAt ?? undefined,
  remaining: Money.parse(grant.remaining, currencyOf(currencies, grant.currency)),
})
