import { mutant } from '../mutant.ts'

export default mutant({
  name: 'note-voided-twice',
  breaks: 'A void credit note can be voided again.',
  requirement: 'CRN-4.6',
  file: 'reference-engine/src/application/credit-notes/void-credit-note.ts',
  find: 'const status = transition(creditNoteMachine, { state: note.status, action: \'void\' })',
  replace: 'const status = \'void\' as const',
})
