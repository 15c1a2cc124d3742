import { mutant } from '../mutant.ts'

export default mutant({
  name: 'min-as-max',
  breaks: 'A min meter measures the greatest value.',
  requirement: 'MTR-1.6',
  file: 'reference-engine/src/domain/metering/rollup.ts',
  find: 'rollup.min <= value',
  replace: 'rollup.min >= value',
})
