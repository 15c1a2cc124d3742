import { mutant } from '../mutant.ts'

export default mutant({
  name: 'secret-as-its-name',
  breaks: 'A list of keys shows their secrets.',
  requirement: 'SEC-2.1',
  file: 'reference-engine/src/application/api-keys/create-api-key.ts',
  find: 'await apiKeys.insert(apiKey)',
  replace: 'await apiKeys.insert({ ...apiKey, name: secret })',
})
