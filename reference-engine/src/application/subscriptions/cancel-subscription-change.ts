import { changeMachine } from '../../domain/subscriptions/change-status.ts'
import { withdrawChange } from '../../domain/subscriptions/change.ts'
import { transition } from '../../domain/state-machine.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import { holdSubscription } from './hold-subscription.ts'
import { ofSubscription } from './read-subscriptions.ts'
import { saveSubscription } from './save-subscriptions.ts'
import type { StoredSubscriptionChange } from './stored-subscription-change.ts'

export type CancelSubscriptionChange =
  { readonly subscriptionId: string; readonly changeId: string }

/** Withdraws a change that has not been applied yet (SUB 6.2). */
export const cancelSubscriptionChange = (dependencies: BillingDependencies) =>
  (caller: Caller, command: CancelSubscriptionChange): Promise<StoredSubscriptionChange> =>
    inBillingWork({ dependencies, caller, action: 'cancelSubscriptionChange' }, async (work) => {
      const { subscriptionId, changeId: id } = command
      const { organizationId } = caller
      const held = await holdSubscription(work, { organizationId, id: subscriptionId })
      const { subscriptionChanges } = work.store
      const key = { ...ofSubscription(held.subscription.stored), id }
      const change = await found(subscriptionChanges.find(key), 'subscription_change_not_found')
      const status = transition(changeMachine, { state: change.status, action: 'withdraw' })
      const outcome = { status, invoiceId: null, appliedAt: null, withdrawnAt: held.now }
      await subscriptionChanges.settleMany([{ ...key, ...outcome }])
      await saveSubscription(work,
        { ...held, subscription: withdrawChange(held.subscription, id) })
      const withdrawn = { ...change, ...outcome }
      work.audit(organizationId,
        { objectType: 'subscription_change', objectId: id, before: change, after: withdrawn })
      return withdrawn
    })
