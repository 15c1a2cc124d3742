import { mutant } from '../mutant.ts'

export default mutant({
  name: 'maximum-of-a-transaction-ignored',
  breaks: 'A transaction costs more than its maximum.',
  requirement: 'PRC-5.4',
  file: 'reference-engine/src/domain/pricing/percentage.ts',
  find: 'return maximum && cost.greaterThan(maximum) ? \'lowered\' : \'plain\'',
  replace: 'return \'plain\'',
})
