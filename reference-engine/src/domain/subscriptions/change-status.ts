import type { StateMachine } from '../state-machine.ts'

export const changeStatuses = ['scheduled', 'applied', 'withdrawn'] as const
export type ChangeStatus = (typeof changeStatuses)[number]

/** A change is applied when its instant comes, unless it was withdrawn before (SUB 6.2). */
export const changeMachine: StateMachine<ChangeStatus, 'effective_at_reached' | 'withdraw'> = {
  initial: 'scheduled',
  transitions: [
    { from: 'scheduled', to: 'applied', on: 'effective_at_reached' },
    { from: 'scheduled', to: 'withdrawn', on: 'withdraw' },
  ],
}
