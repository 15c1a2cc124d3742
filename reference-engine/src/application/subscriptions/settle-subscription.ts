import { settlePastDue } from '../../domain/subscriptions/past-due.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { OfSubscription } from '../billing-ports.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import { saveStatus } from './save-status.ts'

/**
 * Looks whether a subscription still has an overdue invoice, after one was paid, voided or
 * credited: without any it is active again (SUB 3.2). Hold the invoice before.
 */
export const settleSubscription = async (
  work: BillingWork,
  { at, ...of }: OfSubscription & { readonly at: Instant },
): Promise<void> => {
  const { store } = work
  const { organizationId, subscriptionId: id } = of
  const stored = await store.subscriptions.findForUpdate({ organizationId, id })
  if (stored?.status !== 'past_due') return
  const overdue = await store.invoices.overdue([{ ...of, at }])
  if (overdue.length === 0) {
    await saveStatus(work, [{ stored, status: settlePastDue(stored).status, now: at }])
  }
}
