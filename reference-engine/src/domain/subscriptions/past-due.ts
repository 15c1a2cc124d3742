import { transition } from '../state-machine.ts'
import type { Subscription } from './subscription.ts'
import { subscriptionMachine } from './subscription-status.ts'

/** An invoice was not settled when it was due: what runs is past due, nothing else (SUB 3.1). */
export const markPastDue = <S extends Pick<Subscription, 'status'>>(subscription: S): S => {
  const { status: state } = subscription
  if (state !== 'active') return subscription
  const status = transition(subscriptionMachine, { state, action: 'invoice_overdue' })
  return { ...subscription, status }
}

/** The last overdue invoice was settled (SUB 3.2). */
export const settlePastDue = <S extends Pick<Subscription, 'status'>>(subscription: S): S => {
  const { status: state } = subscription
  if (state !== 'past_due') return subscription
  const status = transition(subscriptionMachine, { state, action: 'invoices_settled' })
  return { ...subscription, status }
}
