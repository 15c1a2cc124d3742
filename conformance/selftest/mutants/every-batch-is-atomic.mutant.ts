import { mutant } from '../mutant.ts'

export default mutant({
  name: 'every-batch-is-atomic',
  breaks: 'One bad event refuses its siblings.',
  requirement: 'USG-1.3',
  file: 'reference-engine/src/api/convert/usage-events.ts',
  find: 'atomic: atomic === true',
  replace: 'atomic: true',
})
