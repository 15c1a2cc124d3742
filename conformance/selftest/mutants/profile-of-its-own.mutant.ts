import { mutant } from '../mutant.ts'

export default mutant({
  name: 'profile-of-its-own',
  breaks: 'The engine declares a profile that the contract does not know.',
  requirement: 'VER-3.1',
  file: 'reference-engine/src/api/convert/spec.ts',
  find: 'profiles: Object.keys(document[\'x-profiles\'] as object),',
  replace: 'profiles: [...Object.keys(document[\'x-profiles\'] as object), \'everything\'],',
})
