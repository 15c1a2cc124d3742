import { mutant } from '../mutant.ts'

export default mutant({
  name: 'replay-counted-again',
  breaks: 'A replayed event is stored once and counted twice.',
  requirement: 'USG-2.1',
  file: 'reference-engine/src/persistence/usage/ingest-statement.ts',
  find: 'measured as materialized (${measurements(sql`inserted`)})',
  replace: 'measured as materialized (${measurements(sql`candidates`)})',
})
