import type { StateMachine } from '../state-machine.ts'

export const creditNoteStatuses = ['issued', 'void'] as const
export type CreditNoteStatus = (typeof creditNoteStatuses)[number]

/** A credit note is issued at once, and voided once (CRN 4). */
export const creditNoteMachine: StateMachine<CreditNoteStatus, 'void'> = {
  initial: 'issued',
  transitions: [{ from: 'issued', to: 'void', on: 'void' }],
}

/** Why a credit note is made. */
export const creditNoteReasons = [
  'duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory', 'billing_error', 'other',
] as const
export type CreditNoteReason = (typeof creditNoteReasons)[number]
