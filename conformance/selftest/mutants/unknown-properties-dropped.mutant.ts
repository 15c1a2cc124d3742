import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unknown-properties-dropped',
  breaks: 'Unknown properties are dropped in silence.',
  requirement: 'ERR-3.1',
  file: 'reference-engine/src/api/validation/validators.ts',
  find: 'ownProperties: true,',
  replace: 'ownProperties: true, removeAdditional: true,',
})
