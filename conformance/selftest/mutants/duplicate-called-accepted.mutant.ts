import { mutant } from '../mutant.ts'

export default mutant({
  name: 'duplicate-called-accepted',
  breaks: 'A duplicate is answered as accepted.',
  requirement: 'USG-3.1',
  file: 'reference-engine/src/application/usage-events/ingest-usage-events.ts',
  find: 'duplicate: { status: \'duplicate\', faults: [] }',
  replace: 'duplicate: { status: \'accepted\', faults: [] }',
})
