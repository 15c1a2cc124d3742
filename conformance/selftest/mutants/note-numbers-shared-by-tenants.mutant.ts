import { mutant } from '../mutant.ts'

export default mutant({
  name: 'note-numbers-shared-by-tenants',
  breaks: 'One sequence numbers the credit notes of all organizations.',
  requirement: 'CRN-4.5',
  file: 'reference-engine/src/persistence/credit-notes/credit-note-repository.ts',
  find: 'values (${organizationId}, 1)',
  replace: 'values ((select min(id) from organizations), 1)',
})
