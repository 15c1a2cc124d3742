import { mutant } from '../mutant.ts'

export default mutant({
  name: 'a-level-of-a-sum',
  breaks: 'A sum meter may carry a level forward.',
  requirement: 'MTR-5.5',
  file: 'reference-engine/src/domain/metering/meter-faults.ts',
  find: 'new Set([\'latest\', \'max\', \'weighted_sum\'])',
  replace: 'new Set([\'latest\', \'max\', \'weighted_sum\', \'sum\'])',
})
