import { mutant } from '../mutant.ts'

export default mutant({
  name: 'note-on-a-draft',
  breaks: 'A draft can be credited.',
  requirement: 'CRN-4.7',
  file: 'reference-engine/src/application/credit-notes/calculate-credit-note.ts',
  find: 'transition(invoiceMachine, { state: invoice.status, action: \'credit\' })',
  replace: '',
})
