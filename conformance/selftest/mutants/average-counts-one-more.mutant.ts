import { mutant } from '../mutant.ts'

export default mutant({
  name: 'average-counts-one-more',
  breaks: 'An average is divided by one more than its events.',
  requirement: 'MTR-1.7',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: 'divided(sum, BigInt(count))',
  replace: 'divided(sum, BigInt(count + 1))',
})
