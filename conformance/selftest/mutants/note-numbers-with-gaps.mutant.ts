import { mutant } from '../mutant.ts'

export default mutant({
  name: 'note-numbers-with-gaps',
  breaks: 'Every second number of credit notes is left out.',
  requirement: 'CRN-4.5',
  file: 'reference-engine/src/persistence/credit-notes/credit-note-repository.ts',
  find: 'sequence.last_number + 1',
  replace: 'sequence.last_number + 2',
})
