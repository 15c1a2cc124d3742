import { mutant } from '../mutant.ts'

export default mutant({
  name: 'scopes-not-enforced',
  breaks: 'A role opens every operation.',
  requirement: 'SEC-1.1',
  file: 'reference-engine/src/api/authentication.ts',
  find: 'if (scope === undefined || !scopesOf[key.role].includes(scope)) {',
  replace: 'if (scope === undefined) {',
})
