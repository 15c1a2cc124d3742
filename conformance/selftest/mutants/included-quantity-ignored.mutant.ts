import { mutant } from '../mutant.ts'

export default mutant({
  name: 'included-quantity-ignored',
  breaks: 'What is included is billed.',
  requirement: 'PRC-1.3',
  file: 'reference-engine/src/domain/pricing/rate.ts',
  find: 'return beyondIncluded(converted, includedQuantity)',
  replace: 'return converted',
})
