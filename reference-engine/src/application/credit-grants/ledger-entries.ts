import type { Movement } from '../../domain/credits/grant-end.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { CreditEntry } from './credit-entry.ts'
import type { CreditGrant } from './credit-grant.ts'

type Place = {
  readonly grant: Pick<CreditGrant, 'organizationId' | 'customerId' | 'id' | 'currency'>
  /** The invoice that moves it, where there is one. */
  readonly invoiceId: string | null
  /** The customer's clock. */
  readonly at: Instant
}

/** Movements of one grant as the ledger keeps them. */
export const ledgerEntries = (
  movements: readonly Movement[],
  { grant, invoiceId, at }: Place,
  { ids, clock }: Pick<BillingDependencies, 'ids' | 'clock'>,
): CreditEntry[] => {
  const { organizationId, customerId, id: creditGrantId, currency } = grant
  return movements.map(({ type, amount }) => ({
    organizationId, customerId, id: ids('cre'), creditGrantId, type, currency,
    amount: amount.toString(), invoiceId, at, createdAt: clock.now(),
  }))
}
