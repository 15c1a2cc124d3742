import type { CreditOrigin } from '../../domain/credits/credit-origin.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { Money } from '../../domain/money/money.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { OfCustomer } from '../billing-ports.ts'
import type { CreditEntry } from './credit-entry.ts'
import type { CreditGrant } from './credit-grant.ts'

/** What decides a grant; the rest has the values of one that nobody chose anything for. */
export type GrantIssue = OfCustomer & {
  readonly origin: CreditOrigin
  /** Above 0. */
  readonly amount: Money
  /** The customer's clock. */
  readonly at: Instant
} & Partial<Pick<CreditGrant, 'name' | 'invoiceId' | 'creditNoteId' | 'priority' | 'costBasis'
  | 'effectiveAt' | 'expiresAt' | 'metadata'>>

/** Stores new grants, with what they hold as their first entry (CRD 3). */
export const issueGrants = async (
  { store, dependencies, audit }: Pick<BillingWork, 'store' | 'dependencies' | 'audit'>,
  issues: readonly GrantIssue[],
): Promise<readonly CreditGrant[]> => {
  if (issues.length === 0) return []
  const { ids, clock } = dependencies
  const createdAt = clock.now()
  const empty = issues.map((issue) => emptyGrant(issue, { id: ids('cgr'), createdAt }))
  await store.creditGrants.insert(empty)
  await store.creditGrants.post(empty.map((grant, index): CreditEntry => ({
    organizationId: grant.organizationId, customerId: grant.customerId, id: ids('cre'),
    creditGrantId: grant.id, type: 'granted', currency: grant.currency, amount: grant.amount,
    invoiceId: grant.invoiceId, at: issues[index]?.at ?? createdAt, createdAt,
  })))
  const issued = empty.map((grant) => ({ ...grant, remaining: grant.amount }))
  for (const grant of issued) {
    const { organizationId, id } = grant
    audit(organizationId, { objectType: 'credit_grant', objectId: id, after: grant })
  }
  return issued
}

const emptyGrant = (
  { amount, at, ...issue }: GrantIssue,
  { id, createdAt }: Pick<CreditGrant, 'id' | 'createdAt'>,
): CreditGrant => ({
  name: null, invoiceId: null, creditNoteId: null, priority: 50, costBasis: Decimal.zero,
  effectiveAt: at, expiresAt: null, metadata: {},
  ...issue,
  id,
  currency: amount.currency.code,
  amount: amount.toString(),
  remaining: Money.zero(amount.currency).toString(),
  expiredAt: null,
  voidedAt: null,
  createdAt,
})
