import type { ContractBundle } from './contract-bundle.ts'
import { markdownTable } from './markdown-table.ts'
import { stateMachinesOf, type StateMachine } from './state-machines.ts'

const diagram = ({ initial, transitions }: StateMachine): string => [
  '```mermaid',
  'stateDiagram-v2',
  ...initial.map((state) => `  [*] --> ${state}`),
  ...transitions.filter(({ from, to }) => from !== to)
    .map(({ from, to, on }) => `  ${from} --> ${to}: ${on}`),
  '```',
].join('\n')

/** For each state what every action makes of it; an empty cell is refused. */
const table = ({ states, transitions }: StateMachine): string => {
  const actions = [...new Set(transitions.map(({ on }) => on))]
  const rows = actions.map((action) => [
    `\`${action}\``,
    ...states.map((state) => transitions
      .filter(({ from, on }) => from === state && on === action)
      .map(({ to }) => to).join(', ')),
  ])
  return markdownTable(['action', ...states.map((state) => `\`${state}\``)], rows)
}

const section = (machine: StateMachine): string => `## ${machine.name}

${machine.description}

${diagram(machine)}

${table(machine)}
`

/** Every state machine of the contract as a diagram and as a table. */
export const stateMachinePage = ({ document }: ContractBundle): string => `# State machines

What each action makes of an object in each state. What an empty cell stands for is refused with
[\`invalid_state_transition\`](problems/invalid_state_transition.md), which names the state, the
action and what could be asked instead, unless an earlier refusal applies as well (ERR-2.5): a
payment on a paid invoice is above what remains. Clients have to expect states that come with
later versions.

${stateMachinesOf(document).map(section).join('\n')}`
