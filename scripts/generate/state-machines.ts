type Transition = { from: string; to: string; on: string }

export type StateMachine = {
  /** The schema and, below it, the property that has the states. */
  name: string
  description: string
  initial: string[]
  states: string[]
  transitions: Transition[]
}

type Schema = {
  description?: string
  enum?: (string | null)[]
  'x-state-machine'?: { initial: string | string[]; transitions: Transition[] }
  properties?: Record<string, Schema>
}

const machineOf = (name: string, schema: Schema): StateMachine[] => {
  const machine = schema['x-state-machine']
  if (machine === undefined) return []
  return [{
    name,
    description: schema.description ?? '',
    initial: [machine.initial].flat(),
    states: (schema.enum ?? []).filter((state) => state !== null),
    transitions: machine.transitions,
  }]
}

/** Every state machine of the contract, in the order of the names. */
export const stateMachinesOf = (document: object): StateMachine[] => {
  const { components = {} } = document as { components?: { schemas?: Record<string, Schema> } }
  return Object.entries(components.schemas ?? {})
    .flatMap(([name, schema]) => [
      ...machineOf(name, schema),
      ...Object.entries(schema.properties ?? {}).flatMap(([property, part]) =>
        machineOf(`${name}.${property}`, part)),
    ])
    .toSorted((one, other) => one.name < other.name ? -1 : 1)
}
