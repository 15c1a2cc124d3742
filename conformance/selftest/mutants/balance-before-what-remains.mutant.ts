import { mutant } from '../mutant.ts'

export default mutant({
  name: 'balance-before-what-remains',
  breaks: 'A note becomes balance while the invoice is unpaid.',
  requirement: 'CRN-4.3',
  file: 'reference-engine/src/domain/credits/credit-note-split.ts',
  find: 'const reduced = Money.of(total.amount.min(remaining.amount), currency)',
  replace: 'const reduced = Money.of(total.amount.min(total.minus(total).amount), currency)',
})
