import { mutant } from '../mutant.ts'

export default mutant({
  name: 'media-type-ignored',
  breaks: 'Any media type is read as JSON.',
  requirement: 'ERR-2.7',
  file: 'reference-engine/src/api/request/read-body.ts',
  find: 'const check = checks.get(mediaType)',
  replace: 'const check = checks.get(mediaType) ?? [...checks.values()][0]',
})
