import { mutant } from '../mutant.ts'

export default mutant({
  name: 'patch-replaces-metadata',
  breaks: 'A merge patch of metadata replaces what it does not name.',
  requirement: 'RES-1.3',
  file: 'reference-engine/src/application/metadata.ts',
  find: 'Object.entries({ ...metadata, ...patch })',
  replace: 'Object.entries(Object.keys(patch).length > 0 ? patch : metadata)',
})
