import { isObject } from './json.ts'

interface Transition {
  from: string
  to: string
  on: string
}

const readTransition = (row: unknown): Transition => {
  const read = (member: string) => (isObject(row) ? String(row[member]) : 'nothing')
  return { from: read('from'), to: read('to'), on: read('on') }
}

const isEvent = (on: string): boolean => on !== 'undefined' && /^[a-z]+(_[a-z]+)*$/.test(on)

const reachable = (initial: string[], transitions: Transition[]): Set<string> => {
  const reached = new Set(initial)
  // A set grows while it is walked, so each newly reached state is walked too.
  for (const state of reached) {
    for (const { from, to } of transitions) if (from === state) reached.add(to)
  }
  return reached
}

const faultsOfTransitions = (transitions: Transition[], states: string[]): string[] => {
  const written = transitions.map(({ from, to, on }) => `${from} -> ${to} on ${on}`)
  return transitions.flatMap(({ from, to, on }, index) => [
    ...[from, to].filter((state) => !states.includes(state))
      .map((state) => `${state} is not in the enum`),
    ...(isEvent(on) ? [] : [`${written[index]}: on is no snake_case word`]),
    ...(written.indexOf(written[index] ?? '') === index ? [] : [`${written[index]} stands twice`]),
  ])
}

/** Where a state machine contradicts its enum or itself. */
export const faultsOfMachine = (machine: unknown, states: string[]): string[] => {
  if (!isObject(machine) || !Array.isArray(machine['transitions'])) {
    return ['it is not { initial, transitions }']
  }
  const initial = [machine['initial']].flat().map(String)
  const transitions = machine['transitions'].map(readTransition)
  const reached = reachable(initial, transitions)
  return [
    ...initial.filter((state) => !states.includes(state)).map((state) => `${state} is no initial`),
    ...faultsOfTransitions(transitions, states),
    ...states.filter((state) => !reached.has(state)).map((state) => `nothing leads to ${state}`),
  ]
}
