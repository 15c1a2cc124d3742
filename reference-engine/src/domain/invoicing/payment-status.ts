import type { StateMachine } from '../state-machine.ts'

export const paymentStatuses =
  ['not_required', 'unpaid', 'partially_paid', 'paid', 'uncollectible'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]
export type PaymentAction = 'record_payment' | 'mark_uncollectible' | 'credit' | 'void_credit_note'

/** What leads from one payment status to another (INV 1); a draft has none of them. */
export const paymentMachine: StateMachine<PaymentStatus, PaymentAction> = {
  initial: 'unpaid',
  transitions: [
    { from: 'unpaid', to: 'partially_paid', on: 'record_payment' },
    { from: 'unpaid', to: 'paid', on: 'record_payment' },
    { from: 'partially_paid', to: 'partially_paid', on: 'record_payment' },
    { from: 'partially_paid', to: 'paid', on: 'record_payment' },
    { from: 'uncollectible', to: 'uncollectible', on: 'record_payment' },
    { from: 'uncollectible', to: 'paid', on: 'record_payment' },
    { from: 'unpaid', to: 'uncollectible', on: 'mark_uncollectible' },
    { from: 'partially_paid', to: 'uncollectible', on: 'mark_uncollectible' },
    { from: 'unpaid', to: 'paid', on: 'credit' },
    { from: 'partially_paid', to: 'paid', on: 'credit' },
    { from: 'uncollectible', to: 'paid', on: 'credit' },
    { from: 'paid', to: 'unpaid', on: 'void_credit_note' },
    { from: 'paid', to: 'partially_paid', on: 'void_credit_note' },
  ],
}
