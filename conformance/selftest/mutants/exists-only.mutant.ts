import { mutant } from '../mutant.ts'

export default mutant({
  name: 'exists-only',
  breaks: 'A filter for what is absent selects what is present.',
  requirement: 'MTR-5.1',
  file: 'reference-engine/src/domain/metering/property-filter.ts',
  find: '(propertyIn(properties, property) !== undefined) === filter.exists',
  replace: 'propertyIn(properties, property) !== undefined',
})
