import type { StateMachine } from '../state-machine.ts'

export const subscriptionStatuses = ['active', 'canceled'] as const
export type SubscriptionStatus = (typeof subscriptionStatuses)[number]
export type SubscriptionAction = 'cancel' | 'cancel_at_reached'

/** The transition table of SUB 1, as the contract publishes it. */
export const subscriptionMachine: StateMachine<SubscriptionStatus, SubscriptionAction> = {
  initial: 'active',
  transitions: [
    { from: 'active', to: 'canceled', on: 'cancel' },
    { from: 'active', to: 'canceled', on: 'cancel_at_reached' },
  ],
}

export const billingPeriodStatuses = ['open', 'closed'] as const
export type BillingPeriodStatus = (typeof billingPeriodStatuses)[number]

/** A period is open until its end has been billed. */
export const billingPeriodMachine: StateMachine<BillingPeriodStatus, 'period_end'> = {
  initial: 'open',
  transitions: [{ from: 'open', to: 'closed', on: 'period_end' }],
}
