import { mutant } from '../mutant.ts'

export default mutant({
  name: 'refusal-lists-every-action',
  breaks: 'A refusal lists the actions of all states.',
  requirement: 'SUB-1.6',
  file: 'reference-engine/src/domain/state-machine.ts',
  find: '  const leaving = machine.transitions.filter(({ from }) => from === state)\n',
  replace: '  const leaving = machine.transitions\n',
})
