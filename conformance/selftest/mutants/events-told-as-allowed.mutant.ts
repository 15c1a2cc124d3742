import { mutant } from '../mutant.ts'

export default mutant({
  name: 'events-told-as-allowed',
  breaks: 'A refusal lists what nobody can ask for.',
  requirement: 'SUB-1.6',
  file: 'reference-engine/src/domain/state-machine.ts',
  find: '...machine.events ?? [], ',
  replace: '',
})
