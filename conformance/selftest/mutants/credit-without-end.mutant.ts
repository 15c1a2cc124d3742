import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credit-without-end',
  breaks: 'What an invoice takes of a grant stays in it.',
  requirement: 'CRD-3.2',
  file: 'reference-engine/src/domain/credits/burn-order.ts',
  find: 'if (!due.isPositive()) break',
  replace: 'if (!due.isPositive() || applications.length > 0) break',
})
