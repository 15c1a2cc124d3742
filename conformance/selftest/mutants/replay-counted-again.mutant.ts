import { mutant } from '../mutant.ts'

export default mutant({
  name: 'replay-counted-again',
  breaks: 'A replayed event is stored once and counted twice.',
  requirement: 'USG-2.1',
  file: 'reference-engine/src/persistence/usage/ingest-statement.ts',
  find: 'await addDeltas(transaction, rollupDeltas(inserted))',
  replace: 'await addDeltas(transaction, rollupDeltas(events))',
})
