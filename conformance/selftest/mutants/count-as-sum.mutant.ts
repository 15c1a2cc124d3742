import { mutant } from '../mutant.ts'

export default mutant({
  name: 'count-as-sum',
  breaks: 'A count meter adds values.',
  requirement: 'MTR-1.1',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: 'count: ({ rollup: { count } }) => Decimal.integer(count),',
  replace: 'count: ({ rollup: { sum } }) => decimalOf(sum),',
})
