import { mutant } from '../mutant.ts'

export default mutant({
  name: 'conflict-called-duplicate',
  breaks: 'Another payload under the same id is a duplicate.',
  requirement: 'USG-3.2',
  file: 'reference-engine/src/persistence/usage/ingest-batch.ts',
  find: 'return hash === event.payloadHash ? \'duplicate\' : \'conflict\'',
  replace: 'return hash === \'\' ? \'conflict\' : \'duplicate\'',
})
