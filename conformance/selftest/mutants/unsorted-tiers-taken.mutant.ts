import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unsorted-tiers-taken',
  breaks: 'Tiers may descend.',
  requirement: 'PRC-1.2',
  file: 'reference-engine/src/domain/pricing/tier-faults.ts',
  find: 'before && !upTo.greaterThan(before)',
  replace: 'before && upTo.isNegative()',
})
