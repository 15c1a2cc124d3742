import type { StateMachine } from '../state-machine.ts'

export const subscriptionStatuses =
  ['scheduled', 'trialing', 'active', 'past_due', 'paused', 'canceled'] as const
export type SubscriptionStatus = (typeof subscriptionStatuses)[number]
export type SubscriptionAction = 'start' | 'update' | 'cancel' | 'schedule_cancel' | 'uncancel'
  | 'cancel_at_reached' | 'trial_end' | 'change' | 'pause' | 'resume' | 'invoice_overdue'
  | 'invoices_settled'

const uncanceled = ['scheduled', 'trialing', 'active', 'past_due', 'paused'] as const

type Leading = {
  readonly from: readonly SubscriptionStatus[]
  readonly on: SubscriptionAction
  /** The same state where there is none. */
  readonly to?: SubscriptionStatus
}

const leading = ({ from, on, to }: Leading) =>
  from.map((state) => ({ from: state, to: to ?? state, on }))

/** The transition table of SUB 1, as the contract publishes it. */
export const subscriptionMachine: StateMachine<SubscriptionStatus, SubscriptionAction> = {
  initial: 'scheduled',
  transitions: [
    { from: 'scheduled', to: 'active', on: 'start' },
    { from: 'scheduled', to: 'trialing', on: 'start' },
    ...leading({ from: subscriptionStatuses, on: 'update' }),
    ...leading({ from: uncanceled, on: 'cancel', to: 'canceled' }),
    ...leading({ from: uncanceled, on: 'schedule_cancel' }),
    ...leading({ from: uncanceled, on: 'uncancel' }),
    ...leading({ from: uncanceled, on: 'cancel_at_reached', to: 'canceled' }),
    { from: 'trialing', to: 'active', on: 'trial_end' },
    ...leading({ from: ['trialing', 'active', 'past_due'], on: 'change' }),
    ...leading({ from: ['active', 'past_due'], on: 'pause', to: 'paused' }),
    { from: 'paused', to: 'active', on: 'resume' },
    { from: 'paused', to: 'past_due', on: 'resume' },
    { from: 'active', to: 'past_due', on: 'invoice_overdue' },
    { from: 'past_due', to: 'active', on: 'invoices_settled' },
  ],
  events: ['start', 'cancel_at_reached', 'trial_end', 'invoice_overdue', 'invoices_settled'],
}

export const billingPeriodStatuses = ['open', 'closed'] as const
export type BillingPeriodStatus = (typeof billingPeriodStatuses)[number]

/** A period is open until its end has been billed. */
export const billingPeriodMachine: StateMachine<BillingPeriodStatus, 'period_end'> = {
  initial: 'open',
  transitions: [{ from: 'open', to: 'closed', on: 'period_end' }],
}
