import { mutant } from '../mutant.ts'

export default mutant({
  name: 'binary-headers-as-they-are',
  breaks: 'The headers of a binary CloudEvent are not decoded.',
  requirement: 'USG-2.6',
  file: 'reference-engine/src/api/request/header-text.ts',
  find: 'return decodeURIComponent(plain)',
  replace: 'return plain',
})
