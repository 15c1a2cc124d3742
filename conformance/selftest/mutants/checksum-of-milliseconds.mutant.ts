import { mutant } from '../mutant.ts'

export default mutant({
  name: 'checksum-of-milliseconds',
  breaks: 'Event checksums always write three digits of a second.',
  requirement: 'INV-8.4',
  file: 'reference-engine/src/domain/metering/usage-event.ts',
  find: 'formatInstant(timestamp)',
  replace: 'timestamp.toString({ smallestUnit: \'millisecond\' })',
})
