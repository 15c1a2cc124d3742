import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Page, PageRequest, Tenant } from '../ports.ts'
import type { ShownBillingPeriod } from './stored-billing-period.ts'

export type ListBillingPeriods = Tenant & PageRequest & { readonly subscriptionId: string }

/** The periods of a subscription, newest first (PAG 4). */
export const listBillingPeriods = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId, subscriptionId, limit, after }: ListBillingPeriods,
  ): Promise<Page<ShownBillingPeriod>> =>
    read(async ({ subscriptions, billingPeriods }) => {
      const { customerId } = await found(
        subscriptions.find({ organizationId, id: subscriptionId }), 'subscription_not_found')
      return billingPeriods.page({ organizationId, customerId, subscriptionId, limit, after })
    })
