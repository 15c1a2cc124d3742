import { mutant } from '../mutant.ts'

export default mutant({
  name: 'finalized-invoice-edited',
  breaks: 'A finalized invoice takes another memo.',
  requirement: 'INV-2.2',
  file: 'reference-engine/src/application/invoices/update-invoice.ts',
  find: 'await allowedAsItIs(work',
  replace: 'if (invoice.status === \'finalized\') return invoice\n      await allowedAsItIs(work',
})
