import { mutant } from '../mutant.ts'

export default mutant({
  name: 'only-the-first-filter',
  breaks: 'Of several filters only the first one selects.',
  requirement: 'MTR-5.1',
  file: 'reference-engine/src/domain/metering/property-filter.ts',
  find: 'tests.every((test) => test(properties))',
  replace: 'tests.slice(0, 1).every((test) => test(properties))',
})
