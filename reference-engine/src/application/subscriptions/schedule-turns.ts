import { nextTurnAt } from '../../domain/subscriptions/next-turn-at.ts'
import type { BillingJobKey, BillingJobSchedule } from '../billing/billing-job.ts'
import type { BillingWork } from '../billing/billing-work.ts'
import type { Customer } from '../customers/customer.ts'
import type { BilledSubscription } from './billed-subscription.ts'
import type { StoredSubscription } from './stored-subscription.ts'

/** The key of the job that takes the turns of a subscription. */
export const turnJob = (
  { organizationId, customerId, id }:
  Pick<StoredSubscription, 'organizationId' | 'customerId' | 'id'>,
): BillingJobKey => ({ organizationId, customerId, kind: 'run_turn', subjectId: id })

type Scheduled =
  { readonly subscription: BilledSubscription; readonly customer: Pick<Customer, 'testClockId'> }

/** Schedules the next turn of each subscription; one that nothing is left to happen to has none. */
export const scheduleTurns = async (
  { store: { jobs } }: BillingWork,
  subscriptions: readonly Scheduled[],
): Promise<void> => {
  const [scheduled, ended]: [BillingJobSchedule[], BillingJobKey[]] = [[], []]
  for (const { subscription, customer: { testClockId } } of subscriptions) {
    const [key, dueAt] = [turnJob(subscription.stored), nextTurnAt(subscription)]
    if (dueAt === undefined) ended.push(key)
    else scheduled.push({ ...key, testClockId, dueAt })
  }
  if (scheduled.length > 0) await jobs.scheduleMany(scheduled)
  if (ended.length > 0) await jobs.removeMany(ended)
}
