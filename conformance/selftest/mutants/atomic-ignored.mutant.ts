import { mutant } from '../mutant.ts'

export default mutant({
  name: 'atomic-ignored',
  breaks: 'The good events of an atomic batch are stored.',
  requirement: 'USG-1.4',
  file: 'reference-engine/src/api/convert/usage-events.ts',
  find: 'atomic: atomic === true',
  replace: 'atomic: false',
})
