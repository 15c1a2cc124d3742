import { mutant } from '../mutant.ts'

export default mutant({
  name: 'late-event-accepted',
  breaks: 'An event in a finalized period is stored and never billed.',
  requirement: 'USG-5.4',
  file: 'reference-engine/src/persistence/usage/ingest-statement.ts',
  find: 'and w.start_at <= e.timestamp and e.timestamp < w.end_at) then \'closed\'',
  replace: 'and false) then \'closed\'',
})
