import { mutant } from '../mutant.ts'

export default mutant({
  name: 'replacement-without-a-link',
  breaks: 'A replacement does not say what it replaces.',
  requirement: 'INV-2.4',
  file: 'reference-engine/src/application/invoices/regenerate-invoice.ts',
  find: 'replacesInvoiceId: invoice.id,\n',
  replace: '\n',
})
