import { mutant } from '../mutant.ts'

export default mutant({
  name: 'any-filter-selects',
  breaks: 'One filter that matches is enough.',
  requirement: 'MTR-5.1',
  file: 'reference-engine/src/domain/metering/property-filter.ts',
  find: 'tests.every((test) => test(properties))',
  replace: 'tests.some((test) => test(properties))',
})
