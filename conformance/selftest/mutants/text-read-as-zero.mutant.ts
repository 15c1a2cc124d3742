import { mutant } from '../mutant.ts'

export default mutant({
  name: 'text-read-as-zero',
  breaks: 'A text that is no number is read as 0.',
  requirement: 'MTR-6.2',
  file: 'reference-engine/src/domain/metering/property-value.ts',
  find: '? bounded(value) : notNumeric',
  replace: '? bounded(value) : 0n',
})
