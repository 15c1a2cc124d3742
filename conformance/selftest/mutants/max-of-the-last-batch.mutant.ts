import { mutant } from '../mutant.ts'

export default mutant({
  name: 'max-of-the-last-batch',
  breaks: 'The greatest value is that of the last batch.',
  requirement: 'MTR-2.3',
  file: 'reference-engine/src/persistence/migrations/0010-ingest-function.ts',
  find: 'max = greatest(r.max, excluded.max)',
  replace: 'max = excluded.max',
})
