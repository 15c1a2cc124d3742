import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credits-refunded-as-money',
  breaks: 'What credits paid is refunded as if it were money.',
  requirement: 'CRN-4.8',
  file: 'reference-engine/src/domain/credits/credit-note-split.ts',
  find: 'Money.of(rest.amount.min(refundable.amount), currency) : Money',
  replace: 'rest : Money',
})
