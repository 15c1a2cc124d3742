import type { StateMachine } from '../state-machine.ts'

export const discountStatuses = ['active', 'used', 'removed'] as const
export type DiscountStatus = (typeof discountStatuses)[number]
export type DiscountAction = 'last_invoice_finalized' | 'invoice_voided' | 'remove'

/** Whether a discount still reduces invoices, as the contract publishes it (DSC 2). */
export const discountMachine: StateMachine<DiscountStatus, DiscountAction> = {
  initial: 'active',
  transitions: [
    { from: 'active', to: 'used', on: 'last_invoice_finalized' },
    { from: 'used', to: 'active', on: 'invoice_voided' },
    { from: 'active', to: 'removed', on: 'remove' },
    { from: 'used', to: 'removed', on: 'remove' },
  ],
}
