import { mutant } from '../mutant.ts'

export default mutant({
  name: 'note-balance-lost',
  breaks: 'What a note gives back of a paid invoice becomes nothing.',
  requirement: 'CRN-4.3',
  file: 'reference-engine/src/application/credit-notes/create-credit-note.ts',
  find: 'const [grant] = toBalance.isZero() ? []',
  replace: 'const [grant] = toBalance.isZero() || toBalance.isPositive() ? []',
})
