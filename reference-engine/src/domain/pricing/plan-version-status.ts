import type { StateMachine } from '../state-machine.ts'

export const planVersionStatuses = ['draft', 'published'] as const
export type PlanVersionStatus = (typeof planVersionStatuses)[number]

/** The transition table of SUB 7, as the contract publishes it: there is no way back. */
export const planVersionMachine: StateMachine<PlanVersionStatus, 'publish'> = {
  initial: 'draft',
  transitions: [{ from: 'draft', to: 'published', on: 'publish' }],
}
