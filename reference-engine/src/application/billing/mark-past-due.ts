import { markPastDue as pastDue } from '../../domain/subscriptions/past-due.ts'
import type { StoredInvoice } from '../invoices/stored-invoice.ts'
import { saveStatus } from '../subscriptions/save-status.ts'
import type { StatusChange } from '../subscriptions/save-status.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect } from './effect.ts'
import type { DueJob } from './run-jobs.ts'

/**
 * Makes the subscriptions past due whose invoices were not settled when they were due (SUB 3.1),
 * and takes the jobs off the list. Invoices are held before subscriptions, as payments do.
 */
export const markPastDue = async (
  work: BillingWork,
  due: readonly DueJob[],
): Promise<readonly Effect[]> => {
  const { store } = work
  const invoices = await store.invoices.findManyForUpdate(due.map(({ job }) =>
    ({ organizationId: job.organizationId, id: job.subjectId })))
  const unsettled = new Map(invoices.filter(isUnsettled).map((invoice) => [invoice.id, invoice]))
  const named = [...new Map([...unsettled.values()].flatMap(subscriptionOf)
    .map((each) => [each.id, each])).values()]
  const held = new Map((named.length === 0 ? []
    : await store.subscriptions.findManyForUpdate(named)).map((stored) => [stored.id, stored]))
  const changes = new Map<string, StatusChange>()
  for (const { job, now } of due) {
    const stored = held.get(unsettled.get(job.subjectId)?.subscriptionId ?? '')
    if (stored === undefined || changes.has(stored.id)) continue
    const { status } = pastDue(stored)
    if (status !== stored.status) changes.set(stored.id, { stored, status, now })
  }
  await saveStatus(work, [...changes.values()])
  await store.jobs.removeMany(due.map(({ job }) => job))
  return [...changes.values()].map(({ stored: { id: objectId }, now: at }) =>
    ({ at, type: 'subscription_past_due', objectId }))
}

const isUnsettled = (invoice: StoredInvoice): boolean =>
  invoice.status === 'finalized' && Decimal.parse(invoice.amountRemaining).isPositive()

const subscriptionOf = ({ organizationId, customerId, subscriptionId }: StoredInvoice) =>
  subscriptionId === null ? [] : [{ organizationId, customerId, id: subscriptionId }]
