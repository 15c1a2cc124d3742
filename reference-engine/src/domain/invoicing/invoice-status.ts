import type { StateMachine } from '../state-machine.ts'

export const invoiceStatuses = ['draft', 'finalized', 'void'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]
export type InvoiceAction = 'update' | 'add_line' | 'refresh' | 'finalize' | 'record_payment'
  | 'mark_uncollectible' | 'credit' | 'verify' | 'void' | 'regenerate'

/** The transition table of INV 1, as the contract publishes it. */
export const invoiceMachine: StateMachine<InvoiceStatus, InvoiceAction> = {
  initial: 'draft',
  transitions: [
    { from: 'draft', to: 'draft', on: 'update' },
    { from: 'draft', to: 'draft', on: 'add_line' },
    { from: 'draft', to: 'draft', on: 'refresh' },
    { from: 'draft', to: 'finalized', on: 'finalize' },
    { from: 'finalized', to: 'finalized', on: 'record_payment' },
    { from: 'finalized', to: 'finalized', on: 'mark_uncollectible' },
    { from: 'finalized', to: 'finalized', on: 'credit' },
    { from: 'finalized', to: 'finalized', on: 'verify' },
    { from: 'finalized', to: 'void', on: 'void' },
    { from: 'finalized', to: 'void', on: 'regenerate' },
    { from: 'void', to: 'void', on: 'regenerate' },
    { from: 'void', to: 'void', on: 'verify' },
  ],
}
