import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credit-of-the-whole-line',
  breaks: 'A change gives back all that was billed.',
  requirement: 'PRO-2.1',
  file: 'reference-engine/src/domain/invoicing/proration-credit.ts',
  find: 'proportion(netAmount.amount, portion))',
  replace: 'netAmount.amount)',
})
