import type { Money } from '../money/money.ts'
import type { StateMachine } from '../state-machine.ts'

export const invoiceStatuses = ['draft', 'finalized', 'void'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]
export type InvoiceAction = 'finalize' | 'void'

/** The transition table of INV 1, as the contract publishes it. */
export const invoiceMachine: StateMachine<InvoiceStatus, InvoiceAction> = {
  initial: 'draft',
  transitions: [
    { from: 'draft', to: 'finalized', on: 'finalize' },
    { from: 'finalized', to: 'void', on: 'void' },
  ],
}

/** Payment states of this version; a draft has none, and nothing reports payments yet (INV 1). */
export const paymentStatuses = ['not_required', 'unpaid'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** The payment status at finalization: nothing is asked for where the total is zero (INV 6). */
export const paymentStatusFor = (total: Money): PaymentStatus =>
  total.isZero() ? 'not_required' : 'unpaid'
