import { mutant } from '../mutant.ts'

export default mutant({
  name: 'fixed-amount-once',
  breaks: 'The fixed amount is due once, not for each transaction.',
  requirement: 'PRC-5.1',
  file: 'reference-engine/src/domain/pricing/percentage.ts',
  find: 'isPositive() ? plain.length : 0',
  replace: 'isPositive() ? Math.min(plain.length, 1) : 0',
})
