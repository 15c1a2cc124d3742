import { mutant } from '../mutant.ts'

export default mutant({
  name: 'foreign-tax-rate-taken',
  breaks: 'A tax rate is found by its id alone.',
  requirement: 'SEC-1.3',
  file: 'reference-engine/src/persistence/tax-rates/tax-rate-repository.ts',
  find: 'rates.findEach(queries, { keys: [\'organizationId\', \'id\'], rows: wanted })',
  replace: 'rates.findEach(queries, { keys: [\'id\'], rows: wanted })',
})
