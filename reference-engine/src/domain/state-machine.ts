import { Refusal } from './refusal.ts'

/** States and what leads from one to another, in the form of the contract's x-state-machine. */
export type StateMachine<State extends string, Action extends string> = {
  readonly initial: State
  readonly transitions: readonly {
    readonly from: State
    readonly to: State
    readonly on: Action
  }[]
  /** What happens by itself: nobody can ask for it. */
  readonly events?: readonly Action[]
}

type Step<State, Action> = {
  readonly state: State
  readonly action: Action
  /** Which state is meant, where the action leads to several. */
  readonly to?: State | undefined
  /** What a refusal calls the action: what the caller asked for, where that is another word. */
  readonly asked?: string | undefined
  /** What this object refuses as it is, though its state allows it. */
  readonly refused?: readonly Action[] | undefined
}

/** The state after `action`, or the refusal `invalid_state_transition` (SUB 1). */
export const transition = <State extends string, Action extends string>(
  machine: StateMachine<State, Action>,
  { state, action, to, asked = action, refused }: Step<State, Action>,
): State => {
  const found = machine.transitions.find(({ from, on, to: target }) =>
    from === state && on === action && target === (to ?? target))
  if (found) return found.to
  throw forbidden(machine, { state, action: asked, refused })
}

type Forbidding<State> = {
  readonly state: State
  readonly action: string
  readonly refused?: readonly string[] | undefined
  /** What a refusal calls the state, where another one than the machine's forbids the action. */
  readonly told?: string | undefined
}

/** That a state does not allow what was asked for, and what could be asked for instead. */
export const forbidden = <State extends string>(
  machine: StateMachine<State, string>,
  { state, action, refused = [], told = state }: Forbidding<State>,
): Refusal => {
  const leaving = machine.transitions.filter(({ from }) => from === state)
  const left = new Set(leaving.map(({ on }) => on))
  for (const on of [action, ...machine.events ?? [], ...refused]) left.delete(on)
  return new Refusal('invalid_state_transition',
    { state: told, action, allowed_actions: [...left] })
}
