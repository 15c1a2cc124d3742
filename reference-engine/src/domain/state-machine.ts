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

type Step<State, Action> = {
  readonly state: State
  readonly action: Action
  /** Which state is meant, where the action leads to several. */
  readonly to?: State | undefined
  /** What a refusal calls the action: what the caller asked for, where that is another word. */
  readonly asked?: string | undefined
}

/** The state after `action`, or the refusal `invalid_state_transition` (SUB 1). */
export const transition = <State extends string, Action extends string>(
  machine: StateMachine<State, Action>,
  { state, action, to, asked = action }: Step<State, Action>,
): State => {
  const found = machine.transitions.find(({ from, on, to: target }) =>
    from === state && on === action && target === (to ?? target))
  if (found) return found.to
  throw forbidden(machine, { state, action: asked })
}

/** That a state does not allow what was asked for, and what it does allow. */
export const forbidden = <State extends string>(
  machine: StateMachine<State, string>,
  { state, action }: { readonly state: State; readonly action: string },
): Refusal => {
  const leaving = machine.transitions.filter(({ from }) => from === state)
  const allowed_actions = [...new Set(leaving.map(({ on }) => on))].filter((on) => on !== action)
  return new Refusal('invalid_state_transition', { state, action, allowed_actions })
}
