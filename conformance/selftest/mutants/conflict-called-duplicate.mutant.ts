import { mutant } from '../mutant.ts'

export default mutant({
  name: 'conflict-called-duplicate',
  breaks: 'Another payload under the same id is a duplicate.',
  requirement: 'USG-3.2',
  file: 'reference-engine/src/persistence/usage/store-events.ts',
  find: 'hashes.get(key)?.has(event.payloadHash) ? \'duplicate\' : \'conflict\'',
  replace: 'hashes.has(key) ? \'duplicate\' : \'conflict\'',
})
