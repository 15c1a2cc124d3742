import { mutant } from '../mutant.ts'

export default mutant({
  name: 'reconciled-with-voided',
  breaks: 'A reconciliation counts voided events where it cuts an hour.',
  requirement: 'USG-8.1',
  file: 'reference-engine/src/persistence/usage/reconciliation-statement.ts',
  find: 'and e.event_name = p.event_name and e.voided_at is null',
  replace: 'and e.event_name = p.event_name',
})
