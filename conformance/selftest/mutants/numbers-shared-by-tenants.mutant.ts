import { mutant } from '../mutant.ts'

export default mutant({
  name: 'numbers-shared-by-tenants',
  breaks: 'One sequence numbers the invoices of all organizations.',
  requirement: 'INV-3.3',
  file: 'reference-engine/src/persistence/invoices/invoice-repository.ts',
  find: 'values (${organizationId}, 1)',
  replace: 'values ((select min(id) from organizations), 1)',
})
