import type { StateMachine } from '../state-machine.ts'

export const usageEventStatuses = ['recorded', 'voided'] as const
export type UsageEventStatus = (typeof usageEventStatuses)[number]
export type UsageEventAction = 'amend' | 'void'

/** The transition table of USG 6, as the contract publishes it. */
export const usageEventMachine: StateMachine<UsageEventStatus, UsageEventAction> = {
  initial: 'recorded',
  transitions: [
    { from: 'recorded', to: 'recorded', on: 'amend' },
    { from: 'recorded', to: 'voided', on: 'void' },
  ],
}
