import { mutant } from '../mutant.ts'

export default mutant({
  name: 'missing-is-empty',
  breaks: 'A missing property and an empty one are one group.',
  requirement: 'MTR-5.3',
  file: 'reference-engine/src/domain/metering/usage-group.ts',
  find: 'found === undefined ? null : distinctIn(found)',
  replace: 'found === undefined ? \'\' : distinctIn(found)',
})
