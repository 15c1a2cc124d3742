import type { OfCustomer } from '../billing-ports.ts'
import type { BillingWork } from './billing-work.ts'
import type { TakenTurn } from './run-turns.ts'

/**
 * Locks at once the usage of every customer for whom these turns may be the last word: where the
 * organization gives no grace the invoice is final in this transaction, and a subscription that
 * ends may have no further invoice. One by one two transactions could wait for each other in a
 * circle: the order everywhere is jobs, subjects, usage, grants, numbers.
 */
export const lockTurnUsage = async (
  work: BillingWork,
  taken: readonly TakenTurn[],
): Promise<void> => {
  const customers: OfCustomer[] = []
  const organizations = await work.organizations(
    taken.map(({ turn: { subscription: { stored } } }) => stored.organizationId))
  for (const [index, { turn: { subscription } }] of taken.entries()) {
    const { organizationId, customerId } = subscription.stored
    if (organizations[index]?.draftGraceHours === 0 || subscription.status === 'canceled') {
      customers.push({ organizationId, customerId })
    }
  }
  if (customers.length > 0) await work.store.lockUsage(customers)
}
