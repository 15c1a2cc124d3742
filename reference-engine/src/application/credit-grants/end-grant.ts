import { endOf } from '../../domain/credits/grant-end.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { CreditGrant } from './credit-grant.ts'
import { ledgerEntries } from './ledger-entries.ts'

export type GrantEnding = {
  /** Held until the transaction ends. */
  readonly grant: CreditGrant
  readonly how: 'expired' | 'voided'
  readonly at: Instant
}

type Work = Pick<BillingWork, 'store' | 'dependencies' | 'audit'>

/** Ends a grant: what is left of it leaves the ledger (CRD 3.5, CRD 3.6). */
export const endGrant = async (
  { store: { creditGrants }, dependencies, audit }: Work,
  { grant, how, at }: GrantEnding,
): Promise<CreditGrant> => {
  const { organizationId, customerId, id } = grant
  const left = Money.parse(grant.remaining, currencyOf(dependencies.currencies, grant.currency))
  await creditGrants.post(
    ledgerEntries(endOf(how, left), { grant, invoiceId: null, at }, dependencies))
  const set = how === 'expired' ? { expiredAt: at } : { voidedAt: at }
  await creditGrants.end({ organizationId, customerId, id }, set)
  const ended = { ...grant, ...set, remaining: Money.zero(left.currency).toString() }
  audit(organizationId,
    { objectType: 'credit_grant', objectId: id, before: grant, after: ended })
  return ended
}
