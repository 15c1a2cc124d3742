import { burnCredits, burnt } from '../../domain/credits/burn-order.ts'
import type { BurnableGrant, CreditApplication, Due } from '../../domain/credits/burn-order.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { OfCustomer, OfInvoice } from '../billing-ports.ts'
import { burnableGrant } from './burnable-grant.ts'
import type { CreditEntry } from './credit-entry.ts'

/** An invoice that is being finalized, and what of it credits may pay. */
export type CreditDue = OfInvoice & Due

/**
 * Pays invoices with the credits of their customers, in the order given: what one takes is gone
 * for the next (CRD 3). Holds the grants until the transaction ends; to be called after usage is
 * locked and before numbers are taken. Answers the applications of each invoice in its order.
 */
export const applyCredits = async (
  { store, dependencies }: Pick<BillingWork, 'store' | 'dependencies'>,
  dues: readonly CreditDue[],
): Promise<readonly (readonly CreditApplication[])[]> => {
  const customers = dues.filter(({ amountDue }) => amountDue.isPositive())
  if (customers.length === 0) return dues.map(() => [])
  const open = new Map<string, BurnableGrant[]>()
  for (const grant of await store.creditGrants.openForUpdate(customers)) {
    const known = open.get(keyOf(grant))
    const burnable = burnableGrant(grant, dependencies.currencies)
    if (known === undefined) open.set(keyOf(grant), [burnable])
    else known.push(burnable)
  }
  const applied = open.size === 0 ? dues.map(() => []) : dues.map((due) => {
    const grants = open.get(keyOf(due)) ?? []
    const applications = burnCredits(grants, due)
    open.set(keyOf(due), burnt(grants, applications))
    return applications
  })
  const { ids, clock } = dependencies
  const createdAt = clock.now()
  await store.creditGrants.post(dues.flatMap(
    ({ organizationId, customerId, invoiceId, at }, index) =>
      (applied[index] ?? []).map(({ grantId, amount }): CreditEntry => ({
        organizationId, customerId, id: ids('cre'), creditGrantId: grantId, type: 'applied',
        currency: amount.currency.code, amount: amount.negate().toString(), invoiceId, at,
        createdAt,
      }))))
  return applied
}

const keyOf = ({ organizationId, customerId }: OfCustomer): string =>
  `${organizationId}/${customerId}`
