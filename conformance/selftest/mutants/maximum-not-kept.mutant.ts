import { mutant } from '../mutant.ts'

export default mutant({
  name: 'maximum-not-kept',
  breaks: 'An amount above the maximum stays.',
  requirement: 'PRC-6.4',
  file: 'reference-engine/src/domain/pricing/maximum-amount.ts',
  find: 'return above?.isNegative() ? above : Money.zero(currency)',
  replace: 'return above?.isZero() ? above : Money.zero(currency)',
})
