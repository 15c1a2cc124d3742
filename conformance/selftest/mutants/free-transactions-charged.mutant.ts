import { mutant } from '../mutant.ts'

export default mutant({
  name: 'free-transactions-charged',
  breaks: 'The allowance of transactions is one too small.',
  requirement: 'PRC-5.2',
  file: 'reference-engine/src/domain/pricing/percentage.ts',
  find: 'transactionsLeft > 0 ? amount',
  replace: 'transactionsLeft > 1 ? amount',
})
