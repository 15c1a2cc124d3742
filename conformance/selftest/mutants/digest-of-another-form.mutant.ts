import { mutant } from '../mutant.ts'

export default mutant({
  name: 'digest-of-another-form',
  breaks: 'The digest is taken over the object as it happens to be written.',
  requirement: 'INV-8.2',
  file: 'reference-engine/src/domain/digest.ts',
  find: 'sha256(canonicalJson(value))',
  replace: 'sha256(JSON.stringify(value))',
})
