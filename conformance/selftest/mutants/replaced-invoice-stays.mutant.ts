import { mutant } from '../mutant.ts'

export default mutant({
  name: 'replaced-invoice-stays',
  breaks: 'Regenerating leaves the old invoice in force.',
  requirement: 'INV-2.4',
  file: 'reference-engine/src/application/invoices/regenerate-invoice.ts',
  find: 'await undoInvoice(work, { invoice, at, replacedByInvoiceId })',
  replace: '',
})
