import { mutant } from '../mutant.ts'

export default mutant({
  name: 'refunded-by-each-note',
  breaks: 'Each note refunds up to all that payments brought.',
  requirement: 'CRN-4.8',
  file: 'reference-engine/src/application/credit-notes/calculate-credit-note.ts',
  find: '.minus(Money.sum(refunded, currency))',
  replace: '.minus(Money.sum(refunded.slice(0, 0), currency))',
})
