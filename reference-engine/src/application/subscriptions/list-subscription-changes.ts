import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Page, PageRequest, Tenant } from '../ports.ts'
import type { StoredSubscriptionChange } from './stored-subscription-change.ts'

export type ListSubscriptionChanges = Tenant & PageRequest & { readonly subscriptionId: string }

/** The changes of a subscription, newest first (PAG 4). */
export const listSubscriptionChanges = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId, subscriptionId, limit, after }: ListSubscriptionChanges,
  ): Promise<Page<StoredSubscriptionChange>> =>
    read(async ({ subscriptions, subscriptionChanges }) => {
      const { customerId } = await found(
        subscriptions.find({ organizationId, id: subscriptionId }), 'subscription_not_found')
      return subscriptionChanges.page({ organizationId, customerId, subscriptionId, limit, after })
    })
