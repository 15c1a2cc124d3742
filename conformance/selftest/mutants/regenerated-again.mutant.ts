import { mutant } from '../mutant.ts'

export default mutant({
  name: 'regenerated-again',
  breaks: 'A void invoice is regenerated as often as asked for.',
  requirement: 'INV-2.4',
  file: 'reference-engine/src/application/invoices/regenerate-invoice.ts',
  find: 'if (held.invoice.replacedByInvoiceId === null) return\n',
  replace: 'return\n',
})
