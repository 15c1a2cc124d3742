import { mutant } from '../mutant.ts'

export default mutant({
  name: 'contradicting-filters-taken',
  breaks: 'A meter may ask for two values of one property.',
  requirement: 'MTR-5.5',
  file: 'reference-engine/src/domain/metering/property-filter.ts',
  find: 'return left.size === 0 || absent.has(property) ? [index] : []',
  replace: 'return absent.has(property) ? [index] : []',
})
