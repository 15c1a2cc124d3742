import { mutant } from '../mutant.ts'

export default mutant({
  name: 'note-above-its-line',
  breaks: 'A note takes more of a line than it carries.',
  requirement: 'CRN-4.1',
  file: 'reference-engine/src/domain/credits/credit-note.ts',
  find: 'amount.greaterThan(left.amount) ? [',
  replace: 'amount.isNegative() ? [',
})
