import { mutant } from '../mutant.ts'

export default mutant({
  name: 'min-of-the-last-batch',
  breaks: 'The least value of an hour is that of the last batch.',
  requirement: 'MTR-2.3',
  file: 'reference-engine/src/persistence/migrations/0010-ingest-function.ts',
  find: 'min = least(r.min, excluded.min)',
  replace: 'min = excluded.min',
})
