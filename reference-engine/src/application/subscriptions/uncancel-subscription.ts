import { uncancel } from '../../domain/subscriptions/cancel.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { holdSubscription } from './hold-subscription.ts'
import { saveSubscription } from './save-subscriptions.ts'
import type { StoredSubscription } from './stored-subscription.ts'

export type UncancelSubscription = { readonly subscriptionId: string }

/** Takes back a scheduled cancellation that has not come yet (SUB 2.5). */
export const uncancelSubscription = (dependencies: BillingDependencies) =>
  (caller: Caller, { subscriptionId: id }: UncancelSubscription): Promise<StoredSubscription> =>
    inBillingWork({ dependencies, caller, action: 'uncancelSubscription' }, async (work) => {
      const { organizationId } = caller
      const held = await holdSubscription(work, { organizationId, id })
      const subscription = uncancel(held.subscription)
      return (await saveSubscription(work, { ...held, subscription })).stored
    })
