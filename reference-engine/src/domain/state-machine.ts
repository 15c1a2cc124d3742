import { Refusal } from './refusal.ts'

/** States and what leads from one to another, in the form of the contract's x-state-machine. */
export type StateMachine<State extends string, Action extends string> = {
  readonly initial: State
  readonly transitions: readonly {
    readonly from: State
    readonly to: State
    readonly on: Action
  }[]
}

/** The state after `action`, or the refusal `invalid_state_transition` (SUB 1). */
export const transition = <State extends string, Action extends string>(
  machine: StateMachine<State, Action>,
  { state, action }: { readonly state: State; readonly action: Action },
): State => {
  const leaving = machine.transitions.filter(({ from }) => from === state)
  const found = leaving.find(({ on }) => on === action)
  if (found) return found.to
  const allowed_actions = leaving.map(({ on }) => on)
  throw new Refusal('invalid_state_transition', { state, action, allowed_actions })
}
