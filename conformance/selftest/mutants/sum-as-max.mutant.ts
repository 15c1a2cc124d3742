import { mutant } from '../mutant.ts'

export default mutant({
  name: 'sum-as-max',
  breaks: 'A sum meter takes the greatest value.',
  requirement: 'MTR-1.2',
  file: 'reference-engine/src/domain/metering/rollup.ts',
  find: 'if (keeps.has(\'sum\')) rollup.sum += value',
  replace: 'if (keeps.has(\'sum\') && value > rollup.sum) rollup.sum = value',
})
