import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Named } from '../ports.ts'
import type { StoredSubscription } from './stored-subscription.ts'

/** One subscription of the organization (SEC 1). */
export const getSubscription = ({ read }: Pick<BillingDependencies, 'read'>) =>
  ({ organizationId, id }: Named): Promise<StoredSubscription> =>
    read(({ subscriptions }) =>
      found(subscriptions.find({ organizationId, id }), 'subscription_not_found'))
