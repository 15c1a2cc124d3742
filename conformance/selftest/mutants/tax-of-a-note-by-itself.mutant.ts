import { mutant } from '../mutant.ts'

export default mutant({
  name: 'tax-of-a-note-by-itself',
  breaks: 'The tax of each note is that of all notes so far.',
  requirement: 'CRN-4.2',
  file: 'reference-engine/src/application/credit-notes/creditable-lines.ts',
  find: 'given: Money.sum(given, currency)',
  replace: 'given: Money.zero(currency)',
})
