import { mutant } from '../mutant.ts'

export default mutant({
  name: 'void-note-keeps-its-balance',
  breaks: 'A void credit note leaves its balance to the customer.',
  requirement: 'CRN-4.6',
  file: 'reference-engine/src/application/credit-notes/void-credit-note.ts',
  find: 'if (creditGrantId === null) return open',
  replace: 'if (creditGrantId !== \'\') return open',
})
