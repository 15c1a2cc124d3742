import type { Contract } from '../src/contract/contract.ts'

export type Transition = { from: string; to: string; on: string }

export type StateMachine = {
  transitions: readonly Transition[]
  states: readonly string[]
  actions: readonly string[]
  /** The actions that a state allows, sorted. */
  allowed: (state: string) => string[]
}

type Schema = {
  properties?: Record<string, Schema>
  'x-state-machine'?: { transitions: readonly Transition[] }
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].toSorted()

/** The state machine of a schema of the contract, or of a property: `Invoice.payment_status`. */
export const stateMachine = ({ document }: Contract, name: string): StateMachine => {
  const { schemas } = document['components'] as { schemas: Record<string, Schema> }
  const [schema = '', property] = name.split('.')
  const found = property === undefined ? schemas[schema] : schemas[schema]?.properties?.[property]
  const transitions = found?.['x-state-machine']?.transitions
  if (transitions === undefined) throw new Error(`${name} has no state machine`)
  return {
    transitions,
    states: unique(transitions.flatMap(({ from, to }) => [from, to])),
    actions: unique(transitions.map(({ on }) => on)),
    allowed: (state) => unique(transitions.filter(({ from }) => from === state)
      .map(({ on }) => on)),
  }
}
