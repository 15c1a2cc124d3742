import { mutant } from '../mutant.ts'

export default mutant({
  name: 'count-with-a-value',
  breaks: 'A count meter may name a value property.',
  requirement: 'MTR-6.3',
  file: 'reference-engine/src/domain/metering/meter-faults.ts',
  find: 'aggregation === \'count\' && valueProperty !== undefined',
  replace: 'aggregation === \'count\' && valueProperty === \'\'',
})
