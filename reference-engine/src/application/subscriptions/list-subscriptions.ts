import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Page, PageRequest, Tenant } from '../ports.ts'
import type { StoredSubscription } from './stored-subscription.ts'
import type { SubscriptionFilter } from './subscription-ports.ts'

export type ListSubscriptions = Tenant & PageRequest & SubscriptionFilter

/** The subscriptions of the organization, newest first (PAG 4). */
export const listSubscriptions = ({ read }: Pick<BillingDependencies, 'read'>) =>
  (wanted: ListSubscriptions): Promise<Page<StoredSubscription>> =>
    read(({ subscriptions }) => subscriptions.page(wanted))
