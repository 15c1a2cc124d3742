import { mutant } from '../mutant.ts'

export default mutant({
  name: 'revoked-key-opens',
  breaks: 'A revoked key goes on to open the doors.',
  requirement: 'SEC-1.2',
  file: 'reference-engine/src/api/remembering-keys.ts',
  find: 'if (!key || key.revokedAt !== null)',
  replace: 'if (!key)',
})
