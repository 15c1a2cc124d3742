import { mutant } from '../mutant.ts'

export default mutant({
  name: 'numbers-read-as-texts',
  breaks: 'A JSON number is taken where a decimal string belongs.',
  requirement: 'MON-1.1',
  file: 'reference-engine/src/api/validation/validators.ts',
  find: 'allErrors: true, useDefaults: fillDefaults,',
  replace: 'allErrors: true, useDefaults: fillDefaults, coerceTypes: fillDefaults,',
})
