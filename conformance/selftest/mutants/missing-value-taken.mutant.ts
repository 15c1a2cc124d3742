import { mutant } from '../mutant.ts'

export default mutant({
  name: 'missing-value-taken',
  breaks: 'An event without the value is not judged.',
  requirement: 'MTR-6.1',
  file: 'reference-engine/src/domain/metering/measure.ts',
  find: 'const found = value === undefined ? missing : read(value)',
  replace: 'const found = value === undefined ? nothing : read(value)',
})
